// As unused-access, of what has not been used since its oldest way was made. A way whose making the log does not tell is as old as can be.
// All is read from the user's own edges: to look for an edge between two nodes takes reading them each time.
WITH datetime($since) AS since, datetime($seenBy) AS seenBy
CALL () {
  MATCH (u:User)
  WHERE u.sortKey >= $from AND u.sortKey < $to
  WITH u
  ORDER BY u.sortKey
  LIMIT $chunk
  RETURN collect(u) AS scanned
}
CALL (scanned, since, seenBy) {
  UNWIND scanned AS u
  WITH u, since, seenBy, CASE WHEN u.sortKey = $from THEN $after ELSE '' END AS after
  WHERE after <> '~' AND u.status = 'ACTIVE'
  CALL (u, after, since, seenBy) {
    CALL (u, since, seenBy) {
      MATCH (u)-[d:ASSIGNED]->(a)
      RETURN a, 1 AS ways, CASE
        WHEN coalesce(d.since <= since, d.firstSeen <= seenBy, true) THEN 1 ELSE 0 END AS old, d.since AS made,
        null AS via, 0 AS explains, null AS account, null AS last, null AS failure
      UNION ALL
      MATCH (u)-[m:MEMBER_OF]->(g)-[r:ASSIGNED]->(a)
      RETURN a, CASE WHEN $includeEveryone OR coalesce(g.type, '') <> 'BUILT_IN' THEN 1 ELSE 0 END AS ways, CASE
        WHEN coalesce(m.since <= since, m.firstSeen <= seenBy, true)
          AND coalesce(r.since <= since, r.firstSeen <= seenBy, true) THEN 1 ELSE 0 END AS old, coalesce(CASE WHEN m.since > r.since THEN m.since END, r.since, m.since) AS made,
        g.oktaId AS via, CASE WHEN coalesce(r.kind, '') <> 'IMPLICIT' THEN 1 ELSE 0 END AS explains, null AS account, null AS last, null AS failure
      UNION ALL
      MATCH (u)-[c:ACCOUNT_IN]->(a)
      RETURN a, 0 AS ways, 0 AS old, null AS made, null AS via, 0 AS explains, c AS account, null AS last, null AS failure
      UNION ALL
      MATCH (u)-[s:SIGNED_IN_TO]->(a)
      RETURN a, 0 AS ways, 0 AS old, null AS made, null AS via, 0 AS explains, null AS account, s.last AS last, s.lastFailure AS failure
    }
    WITH after, since, seenBy, a, sum(ways) AS ways, sum(ways * old) AS oldWays, collect(via) AS groups, sum(explains) AS explains,
         head(collect(account)) AS account, max(last) AS last, max(failure) AS failure,
         min(CASE WHEN ways = 1 THEN coalesce(made, datetime('0001-01-01')) END) AS made
    WHERE a.key > after AND a.status = 'ACTIVE' AND (last IS NULL OR last < made)
      AND NOT coalesce(account.status IN $accountBlocked, false)
      AND (ways > 0 OR (account IS NOT NULL AND coalesce(account.scope, '') <> 'USER'
        AND CASE WHEN account.grantingGroupId IS NULL THEN explains = 0 ELSE NOT account.grantingGroupId IN groups END))
    WITH a, last, failure, made, CASE
        WHEN NOT $known THEN $why
        WHEN oldWays > 0 OR (ways = 0 AND coalesce(account.firstSeen <= seenBy, true)) THEN 'HIT'
        ELSE 'GRANT_TOO_NEW'
      END AS state
    ORDER BY a.key
    RETURN sum(CASE state WHEN 'HIT' THEN 1 ELSE 0 END) AS found,
           sum(CASE state WHEN $why THEN 1 ELSE 0 END) AS uncovered,
           sum(CASE state WHEN 'GRANT_TOO_NEW' THEN 1 ELSE 0 END) AS tooNew,
           collect(CASE state WHEN 'HIT' THEN {key: a.key, grantedAt: toString(CASE WHEN made.year > 1 THEN made END), lastFailure: toString(failure)} END)[..$limit] AS some
  }
  WITH u, found, uncovered, tooNew, some
  ORDER BY u.sortKey
  RETURN sum(found) AS total, sum(uncovered) AS uncovered, sum(tooNew) AS tooNew,
         collect(CASE WHEN found > 0 THEN {user: u.key, place: u.sortKey, some: some} END) AS entries
}
CALL (entries) {
  UNWIND entries AS entry
  UNWIND entry.some AS hit
  WITH entry, hit
  LIMIT $limit
  RETURN collect({place: entry.place, second: hit.key, subject: {type: 'User', key: entry.user},
    related: [{type: 'App', key: hit.key}], certain: true,
    facts: {grantedAt: hit.grantedAt, lastFailure: hit.lastFailure, coveredFrom: $coveredFrom, coveredUntil: $coveredUntil}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, total,
       [{reason: $why, count: uncovered}, {reason: 'GRANT_TOO_NEW', count: tooNew}] AS unknown, hits
