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
  MATCH (g)<-[m:MEMBER_OF]-(u)
  WHERE ($reasons IS NULL OR coalesce(m.reason, 'UNKNOWN') IN $reasons)
    AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
        WHEN 'IN' THEN u[p.field] IN p.values
        WHEN 'CONTAINS' THEN toLower(u[p.field]) CONTAINS toLower(p.values[0])
        WHEN 'STARTS_WITH' THEN toLower(u[p.field]) STARTS WITH toLower(p.values[0])
        WHEN 'BEFORE' THEN u[p.field] < datetime(p.values[0])
        WHEN 'AFTER' THEN u[p.field] > datetime(p.values[0])
        WHEN 'IS' THEN u[p.field] = (p.values[0] = 'true')
        WHEN 'IS_NULL' THEN u[p.field] IS NULL
      END, false)))
  RETURN count(u) AS total
}
RETURN key, total
