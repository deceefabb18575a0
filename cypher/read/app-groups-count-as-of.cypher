WITH datetime($at) AS at
UNWIND $keys AS key
CALL (key) {
  MATCH (a:App {key: key})
  RETURN a
  UNION ALL
  MATCH (a:DeletedApp {key: key})
  RETURN a
}
CALL (a, at) {
  MATCH (a)<-[r:ASSIGNED|WAS_ASSIGNED]-(g:Group|DeletedGroup)
  WHERE coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
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
  RETURN count(DISTINCT g) AS total
}
RETURN key, total
