// Everything from which follows what some users reach, as the rules take it: ways that do not come to anything are among it.
// Facts are lists, in the order that src/graph/queries/export.ts names: keys would be most of what is sent.
MATCH (u:User)
WHERE u.sortKey > $from AND u.sortKey < $to
WITH u
ORDER BY u.sortKey
LIMIT $limit
CALL (u) {
  CALL (u) {
    MATCH (u)-[d:ASSIGNED]->(a:App)
    RETURN a, ['DIRECT', toString(coalesce(d.since, d.firstSeen)), toString(d.since), d.by] AS fact
    UNION ALL
    MATCH (u)-[m:MEMBER_OF]->(g:Group)-[r:ASSIGNED]->(a:App)
    RETURN a, ['GROUP', toString(coalesce(m.since, m.firstSeen)), toString(m.since), m.by, g.oktaId, g.name, r.kind, m.reason,
               toString(coalesce(r.since, r.firstSeen)), toString(r.since), r.by] + coalesce(m.ruleIds, []) AS fact
    UNION ALL
    MATCH (u)-[c:ACCOUNT_IN]->(a:App)
    RETURN a, ['ACCOUNT', toString(c.firstSeen), c.scope, c.status, c.grantingGroupId] AS fact
    UNION ALL
    MATCH (u)-[s:SIGNED_IN_TO]->(a:App)
    RETURN a, ['USE', toString(s.last)] AS fact
  }
  WITH a, collect(fact) AS facts
  RETURN collect([a.oktaId, facts]) AS pairs
}
RETURN u.sortKey AS sortKey, u.oktaId AS oktaId, u.login AS login, u.displayName AS displayName, u.status AS status,
       u.department AS department, u.title AS title, pairs
