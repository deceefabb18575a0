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
  WHERE u.sortKey <> $from AND u.status <> 'DEPROVISIONED' AND (u.status IN ['STAGED', 'PROVISIONED'] OR (u.lastLogin IS NULL AND u.lastActivity IS NULL))
  WITH u, CASE
      WHEN u.status IN ['STAGED', 'PROVISIONED'] OR u.created < since THEN 'HIT'
      WHEN u.created IS NULL THEN 'DATE_NOT_KNOWN'
    END AS state
  WHERE state IS NOT NULL
  ORDER BY u.sortKey
  RETURN sum(CASE state WHEN 'DATE_NOT_KNOWN' THEN 1 ELSE 0 END) AS undated,
         collect(CASE state WHEN 'HIT' THEN u END) AS found
}
CALL (found) {
  UNWIND found AS u
  WITH u
  LIMIT $limit
  RETURN collect({place: u.sortKey, second: '-', subject: {type: 'User', key: u.key}, related: [], certain: true,
    facts: {status: u.status, created: toString(u.created), activated: toString(u.activated)}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [{reason: 'DATE_NOT_KNOWN', count: undated}] AS unknown, hits
