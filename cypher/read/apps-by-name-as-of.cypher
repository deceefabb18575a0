// By the name of then: it may have been another one, and the one that bears it now another's.
WITH datetime($at) AS at
CALL (at) {
  MATCH (a:App)
  WHERE a.sortKey STARTS WITH $prefix
  RETURN a
  UNION
  MATCH (a:DeletedApp)
  WHERE a.sortKey STARTS WITH $prefix
  RETURN a
  UNION
  MATCH (p:PastApp)
  WHERE p.sortKey STARTS WITH $prefix AND p.ended > at
  MATCH (p)<-[:WAS]-(a)
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
WITH a, aThen, at
WHERE aThen.sortKey STARTS WITH $prefix
ORDER BY a.sortKey
LIMIT $limit
RETURN aThen {.*, key: a.key, sortKey: a.sortKey, created: toString(aThen.created),
  lastUpdated: CASE WHEN aThen.changed <= at OR aThen.lastUpdated <= at THEN toString(aThen.lastUpdated) END,
  ended: null, firstSeen: toString(aThen.firstSeen), changed: toString(aThen.changed)} AS node
