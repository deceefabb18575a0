WITH datetime($at) AS at
CALL (at) {
  MATCH (a:App)
  WHERE a.sortKey > $from AND a.sortKey < $to
  RETURN a
  UNION ALL
  MATCH (a:DeletedApp)
  WHERE a.sortKey > $from AND a.sortKey < $to
  RETURN a
}
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
