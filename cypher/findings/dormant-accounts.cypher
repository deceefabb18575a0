// `lastLogin` alone proves no dormancy, but it does prove a sign-in.
WITH datetime($since) AS since
CALL () {
  MATCH (u:User)
  WHERE u.sortKey >= $from AND u.sortKey < $to
  WITH u
  ORDER BY u.sortKey
  LIMIT $chunk
  RETURN collect(u) AS scanned
}
CALL (scanned, since) {
  UNWIND scanned AS u
  WITH u, since
  WHERE u.sortKey <> $from AND u.status = 'ACTIVE' AND NOT coalesce(u.lastActivity >= since, false)
    AND NOT coalesce(u.lastLogin >= since, false)
  WITH u, CASE
      WHEN NOT $known THEN $why
      WHEN coalesce(u.activated, u.created) > since THEN 'ACCOUNT_TOO_NEW'
      ELSE 'HIT'
    END AS state
  WHERE state IS NOT NULL
  ORDER BY u.sortKey
  RETURN sum(CASE state WHEN $why THEN 1 ELSE 0 END) AS uncovered, sum(CASE state WHEN 'ACCOUNT_TOO_NEW' THEN 1 ELSE 0 END) AS tooNew,
         collect(CASE state WHEN 'HIT' THEN u END) AS found
}
CALL (found) {
  UNWIND found AS u
  WITH u
  LIMIT $limit
  RETURN collect({place: u.sortKey, second: '-', subject: {type: 'User', key: u.key}, related: [], certain: true,
    facts: {lastActivity: toString(u.lastActivity), lastLogin: toString(u.lastLogin), created: toString(u.created), coveredUntil: $coveredUntil}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [{reason: $why, count: uncovered}, {reason: 'ACCOUNT_TOO_NEW', count: tooNew}] AS unknown, hits
