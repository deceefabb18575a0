WITH datetime($at) AS at
UNWIND $keys AS key
CALL (key) {
  MATCH (u:User {key: key})
  RETURN u
  UNION ALL
  MATCH (u:DeletedUser {key: key})
  RETURN u
}
CALL (u, at) {
  OPTIONAL MATCH (u)-[:WAS]->(p:PastUser)
  WHERE u.changed > at AND p.ended > at
  RETURN p AS uPast
  ORDER BY p.ended
  LIMIT 1
}
WITH at, key, u, coalesce(uPast, u) AS uThen
WHERE uThen.firstSeen <= at AND coalesce(uThen.ended > at, true)
  AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
      WHEN 'IN' THEN uThen[p.field] IN p.values
      WHEN 'CONTAINS' THEN toLower(uThen[p.field]) CONTAINS toLower(p.values[0])
      WHEN 'STARTS_WITH' THEN toLower(uThen[p.field]) STARTS WITH toLower(p.values[0])
      WHEN 'BEFORE' THEN uThen[p.field] < datetime(p.values[0])
      WHEN 'AFTER' THEN uThen[p.field] > datetime(p.values[0])
      WHEN 'IS' THEN uThen[p.field] = (p.values[0] = 'true')
      WHEN 'IS_NULL' THEN uThen[p.field] IS NULL
    END, false)))
CALL (u, at) {
  MATCH (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->(g)
  WHERE ($reasons IS NULL OR coalesce(m.reason, 'UNKNOWN') IN $reasons)
    AND coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true)
  CALL (g, at) {
    OPTIONAL MATCH (g)-[:WAS]->(p:PastGroup)
    WHERE g.changed > at AND p.ended > at
    RETURN p AS gPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH at, g, coalesce(gPast, g) AS gThen
  WHERE gThen.firstSeen <= at AND coalesce(gThen.ended > at, true)
    AND any(c IN $groupFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
          WHEN 'IN' THEN gThen[p.field] IN p.values
          WHEN 'CONTAINS' THEN toLower(gThen[p.field]) CONTAINS toLower(p.values[0])
          WHEN 'STARTS_WITH' THEN toLower(gThen[p.field]) STARTS WITH toLower(p.values[0])
          WHEN 'BEFORE' THEN gThen[p.field] < datetime(p.values[0])
          WHEN 'AFTER' THEN gThen[p.field] > datetime(p.values[0])
          WHEN 'IS' THEN gThen[p.field] = (p.values[0] = 'true')
          WHEN 'IS_NULL' THEN gThen[p.field] IS NULL
        END, false)))
  RETURN count(g) AS total
}
RETURN key, total
