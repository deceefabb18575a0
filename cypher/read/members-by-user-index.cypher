UNWIND $keys AS key
MATCH (g:Group {key: key})
WHERE any(c IN $groupFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
      WHEN 'IN' THEN g[p.field] IN p.values
      WHEN 'CONTAINS' THEN toLower(g[p.field]) CONTAINS toLower(p.values[0])
      WHEN 'STARTS_WITH' THEN toLower(g[p.field]) STARTS WITH toLower(p.values[0])
      WHEN 'BEFORE' THEN g[p.field] < datetime(p.values[0])
      WHEN 'AFTER' THEN g[p.field] > datetime(p.values[0])
      WHEN 'IS' THEN g[p.field] = (p.values[0] = 'true')
      WHEN 'IS_NULL' THEN g[p.field] IS NULL
    END, false)))
CALL (g) {
  MATCH (u:User)
  WHERE u.sortKey > $from AND u.sortKey < $to
    AND EXISTS { (u)-[:MEMBER_OF]->(g) }
    AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
        WHEN 'IN' THEN u[p.field] IN p.values
        WHEN 'CONTAINS' THEN toLower(u[p.field]) CONTAINS toLower(p.values[0])
        WHEN 'STARTS_WITH' THEN toLower(u[p.field]) STARTS WITH toLower(p.values[0])
        WHEN 'BEFORE' THEN u[p.field] < datetime(p.values[0])
        WHEN 'AFTER' THEN u[p.field] > datetime(p.values[0])
        WHEN 'IS' THEN u[p.field] = (p.values[0] = 'true')
        WHEN 'IS_NULL' THEN u[p.field] IS NULL
      END, false)))
  WITH g, u
  ORDER BY u.sortKey
  MATCH (u)-[m:MEMBER_OF]->(g)
  WHERE ($reasons IS NULL OR coalesce(m.reason, 'UNKNOWN') IN $reasons)
  WITH u, m
  ORDER BY u.sortKey
  LIMIT $limit
  RETURN collect({user: u {.*, created: toString(u.created), activated: toString(u.activated), lastLogin: toString(u.lastLogin),
                           passwordChanged: toString(u.passwordChanged), statusChanged: toString(u.statusChanged),
                           lastUpdated: toString(u.lastUpdated), factorsReadAt: null,
                           firstSeen: toString(u.firstSeen), changed: toString(u.changed)},
    reason: m.reason, ruleIds: m.ruleIds, since: toString(coalesce(m.since, m.firstSeen)), addedBy: m.by}) AS edges
}
RETURN key, edges, g AS group
