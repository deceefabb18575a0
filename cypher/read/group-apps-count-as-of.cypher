WITH datetime($at) AS at
UNWIND $keys AS key
CALL (key) {
  MATCH (g:Group {key: key})
  RETURN g
  UNION ALL
  MATCH (g:DeletedGroup {key: key})
  RETURN g
}
CALL (g, at) {
  MATCH (g)-[r:ASSIGNED|WAS_ASSIGNED]->(a)
  WHERE coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
  WITH DISTINCT a, at
  CALL (a, at) {
    OPTIONAL MATCH (a)-[:WAS]->(p:PastApp)
    WHERE a.changed > at AND p.ended > at
    RETURN p AS aPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH at, a, coalesce(aPast, a) AS aThen
  WHERE aThen.firstSeen <= at AND coalesce(aThen.ended > at, true)
    AND any(c IN $appFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
          WHEN 'IN' THEN aThen[p.field] IN p.values
          WHEN 'CONTAINS' THEN toLower(aThen[p.field]) CONTAINS toLower(p.values[0])
          WHEN 'STARTS_WITH' THEN toLower(aThen[p.field]) STARTS WITH toLower(p.values[0])
          WHEN 'BEFORE' THEN aThen[p.field] < datetime(p.values[0])
          WHEN 'AFTER' THEN aThen[p.field] > datetime(p.values[0])
          WHEN 'IS' THEN aThen[p.field] = (p.values[0] = 'true')
          WHEN 'IS_NULL' THEN aThen[p.field] IS NULL
        END, false)))
  RETURN count(a) AS total
}
RETURN key, total
