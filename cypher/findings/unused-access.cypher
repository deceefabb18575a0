// A way is old where both its edges were made before the window: by the System Log, else by the sync that first saw them.
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
      MATCH (u)-[d:ASSIGNED]->(a:App)
      RETURN a, 1 AS ways, CASE
        WHEN coalesce(d.since <= since, d.firstSeen <= seenBy, true) THEN 1 ELSE 0 END AS old
      UNION ALL
      MATCH (u)-[m:MEMBER_OF]->(g:Group)-[r:ASSIGNED]->(a:App)
      WHERE $includeEveryone OR coalesce(g.type, '') <> 'BUILT_IN'
      RETURN a, 1 AS ways, CASE
        WHEN coalesce(m.since <= since, m.firstSeen <= seenBy, true)
          AND coalesce(r.since <= since, r.firstSeen <= seenBy, true) THEN 1 ELSE 0 END AS old
      UNION ALL
      MATCH (u)-[c:ACCOUNT_IN]->(a:App)
      WHERE coalesce(c.scope, '') <> 'USER'
      RETURN a, 0 AS ways, CASE WHEN coalesce(c.firstSeen <= seenBy, true) THEN 1 ELSE 0 END AS old
    }
    WITH u, after, since, a, sum(ways) AS ways, sum(ways * old) AS oldWays, max(CASE WHEN ways = 0 THEN old END) AS oldAccount
    WHERE a.key > after AND a.status = 'ACTIVE'
    OPTIONAL MATCH (u)-[s:SIGNED_IN_TO]->(a)
    WITH u, a, ways, oldWays, oldAccount, since, s
    WHERE coalesce(s.last < since, true)
      AND NOT EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked }
      AND (ways > 0 OR NOT EXISTS {
        MATCH (u)-[c:ACCOUNT_IN]->(a)<-[r:ASSIGNED]-(g:Group)<-[:MEMBER_OF]-(u)
        WHERE g.oktaId = c.grantingGroupId OR (c.grantingGroupId IS NULL AND coalesce(r.kind, '') <> 'IMPLICIT')
      })
    WITH a, s, CASE WHEN NOT $known THEN $why WHEN oldWays > 0 OR (ways = 0 AND oldAccount = 1) THEN 'HIT' ELSE 'GRANT_TOO_NEW' END AS state
    ORDER BY a.key
    RETURN sum(CASE state WHEN 'HIT' THEN 1 ELSE 0 END) AS found,
           sum(CASE state WHEN $why THEN 1 ELSE 0 END) AS uncovered,
           sum(CASE state WHEN 'GRANT_TOO_NEW' THEN 1 ELSE 0 END) AS tooNew,
           collect(CASE state WHEN 'HIT' THEN {key: a.key, lastUse: toString(s.last)} END)[..$limit] AS some
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
    facts: {lastUse: hit.lastUse, unusedSince: coalesce(hit.lastUse, $coveredFrom), coveredUntil: $coveredUntil}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, total,
       [{reason: $why, count: uncovered}, {reason: 'GRANT_TOO_NEW', count: tooNew}] AS unknown, hits
