// Everything from which follows what some users reach, as the rules take it: ways that do not come to anything are among it.
MATCH (u:User)
WHERE u.sortKey > $from AND u.sortKey < $to
WITH u
ORDER BY u.sortKey
LIMIT $limit
CALL (u) {
  CALL (u) {
    MATCH (u)-[d:ASSIGNED]->(a:App)
    RETURN a, {way: 'DIRECT', since: toString(coalesce(d.since, d.firstSeen)), added: toString(d.since), by: d.by} AS fact
    UNION ALL
    MATCH (u)-[m:MEMBER_OF]->(g:Group)-[r:ASSIGNED]->(a:App)
    RETURN a, {way: 'GROUP', id: g.oktaId, name: g.name, kind: r.kind, reason: m.reason, ruleIds: m.ruleIds,
               since: toString(coalesce(m.since, m.firstSeen)), added: toString(m.since), by: m.by,
               assignedSince: toString(coalesce(r.since, r.firstSeen)), assignedAdded: toString(r.since), assignedBy: r.by} AS fact
    UNION ALL
    MATCH (u)-[c:ACCOUNT_IN]->(a:App)
    RETURN a, {way: 'ACCOUNT', kind: c.scope, status: c.status, id: c.grantingGroupId, since: toString(c.firstSeen)} AS fact
    UNION ALL
    MATCH (u)-[s:SIGNED_IN_TO]->(a:App)
    RETURN a, {way: 'USE', since: toString(s.last)} AS fact
  }
  WITH a, collect(fact) AS facts
  RETURN collect({app: a.oktaId, facts: facts}) AS pairs
}
RETURN u.sortKey AS sortKey, u.oktaId AS oktaId, u.login AS login, u.displayName AS displayName, u.status AS status,
       u.department AS department, u.title AS title, pairs
