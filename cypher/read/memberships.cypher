// Neo4j compares a stored text with a parameter by UTF-16 units, and stored texts with each other by code points, as it
// orders them. So the page goes on after the last stored key that is not beyond the cursor.
CALL () {
  MATCH (g:Group)
  WHERE g.sortKey <= $from
  WITH g
  ORDER BY g.sortKey DESC
  LIMIT 1
  RETURN head(collect(g.sortKey)) AS place
}
UNWIND $keys AS key
MATCH (u:User {key: key})
WHERE any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
      WHEN 'IN' THEN u[p.field] IN p.values
      WHEN 'CONTAINS' THEN toLower(u[p.field]) CONTAINS toLower(p.values[0])
      WHEN 'STARTS_WITH' THEN toLower(u[p.field]) STARTS WITH toLower(p.values[0])
      WHEN 'BEFORE' THEN u[p.field] < datetime(p.values[0])
      WHEN 'AFTER' THEN u[p.field] > datetime(p.values[0])
      WHEN 'IS' THEN u[p.field] = (p.values[0] = 'true')
      WHEN 'IS_NULL' THEN u[p.field] IS NULL
    END, false)))
CALL (u, place) {
  MATCH (u)-[m:MEMBER_OF]->(g)
  WHERE (place IS NULL OR g.sortKey > place)
    AND ($reasons IS NULL OR coalesce(m.reason, 'UNKNOWN') IN $reasons)
    AND any(c IN $groupFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
        WHEN 'IN' THEN g[p.field] IN p.values
        WHEN 'CONTAINS' THEN toLower(g[p.field]) CONTAINS toLower(p.values[0])
        WHEN 'STARTS_WITH' THEN toLower(g[p.field]) STARTS WITH toLower(p.values[0])
        WHEN 'BEFORE' THEN g[p.field] < datetime(p.values[0])
        WHEN 'AFTER' THEN g[p.field] > datetime(p.values[0])
        WHEN 'IS' THEN g[p.field] = (p.values[0] = 'true')
        WHEN 'IS_NULL' THEN g[p.field] IS NULL
      END, false)))
  WITH g, m
  ORDER BY g.sortKey
  LIMIT $limit
  RETURN collect({group: g {.*, lastUpdated: toString(g.lastUpdated), lastMembershipUpdated: toString(g.lastMembershipUpdated),
                           membersReadAt: null, firstSeen: toString(g.firstSeen), changed: toString(g.changed)},
    reason: m.reason, ruleIds: m.ruleIds, since: toString(coalesce(m.since, m.firstSeen)), addedBy: m.by}) AS edges
}
RETURN key, edges, u AS user
