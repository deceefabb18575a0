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
  OPTIONAL MATCH (a)-[:WAS]->(p:PastApp)
  WHERE a.changed > at AND p.ended > at
  RETURN p AS aPast
  ORDER BY p.ended
  LIMIT 1
}
WITH at, a, coalesce(aPast, a) AS aThen
WHERE aThen.firstSeen <= at AND coalesce(aThen.ended > at, true)
RETURN aThen {.*, key: a.key, sortKey: a.sortKey, created: toString(aThen.created),
  lastUpdated: CASE WHEN aThen.changed <= at OR aThen.lastUpdated <= at THEN toString(aThen.lastUpdated) END,
  ended: null, firstSeen: toString(aThen.firstSeen), changed: toString(aThen.changed)} AS node
