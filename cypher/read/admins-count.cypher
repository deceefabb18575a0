WITH $prefix AS prefix
MATCH (a:RoleAssignment)
WHERE a.key STARTS WITH prefix
MATCH (a)-[:OF_ROLE]->(r:Role)
WHERE all(c IN $roleConditions WHERE any(text IN [r.type, r.label, r.oktaId] WHERE coalesce(CASE c.op
      WHEN 'IN' THEN text IN c.values
      WHEN 'CONTAINS' THEN toLower(text) CONTAINS toLower(c.values[0])
      WHEN 'STARTS_WITH' THEN toLower(text) STARTS WITH toLower(c.values[0])
    END, false)))
  AND $scopeKinds[CASE
    WHEN NOT coalesce(a.scopeKnown, false) THEN 'UNKNOWN'
    WHEN EXISTS { (a)-[:SCOPED_TO]->(:Organization) } THEN 'ORGANIZATION'
    WHEN EXISTS { (a)-[:SCOPED_TO]->(:ResourceSet) } THEN 'RESOURCE_SET'
    WHEN EXISTS { (a)-[:SCOPED_TO]->(:Group) } THEN 'GROUPS'
    WHEN EXISTS { (a)-[:SCOPED_TO]->(:App) } OR size(coalesce(a.appNames, [])) > 0 THEN 'APPS'
    ELSE 'UNKNOWN'
  END]
MATCH (assignee)-[:HAS_ROLE]->(a)
CALL (a, assignee) {
  UNWIND [assignee] AS holder
  WITH holder
  WHERE $ways.OWN AND $kinds[a.assigneeKind]
    AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
        WHEN 'IN' THEN holder[p.field] IN p.values
        WHEN 'CONTAINS' THEN toLower(holder[p.field]) CONTAINS toLower(p.values[0])
        WHEN 'STARTS_WITH' THEN toLower(holder[p.field]) STARTS WITH toLower(p.values[0])
        WHEN 'BEFORE' THEN holder[p.field] < datetime(p.values[0])
        WHEN 'AFTER' THEN holder[p.field] > datetime(p.values[0])
        WHEN 'IS' THEN holder[p.field] = (p.values[0] = 'true')
        WHEN 'IS_NULL' THEN holder[p.field] IS NULL
      END, false)))
  RETURN count(holder) AS holders
  UNION ALL
  MATCH (assignee)<-[:MEMBER_OF]-(u:User)
  WHERE $ways.THROUGH AND $kinds.USER
    AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
        WHEN 'IN' THEN u[p.field] IN p.values
        WHEN 'CONTAINS' THEN toLower(u[p.field]) CONTAINS toLower(p.values[0])
        WHEN 'STARTS_WITH' THEN toLower(u[p.field]) STARTS WITH toLower(p.values[0])
        WHEN 'BEFORE' THEN u[p.field] < datetime(p.values[0])
        WHEN 'AFTER' THEN u[p.field] > datetime(p.values[0])
        WHEN 'IS' THEN u[p.field] = (p.values[0] = 'true')
        WHEN 'IS_NULL' THEN u[p.field] IS NULL
      END, false)))
  RETURN count(u) AS holders
}
RETURN sum(holders) AS total
