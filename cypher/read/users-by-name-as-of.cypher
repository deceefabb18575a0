// By the name of then: it may have been another one, and the one that bears it now another's.
WITH datetime($at) AS at
CALL (at) {
  MATCH (u:User)
  WHERE u.sortKey STARTS WITH $prefix
  RETURN u
  UNION
  MATCH (u:DeletedUser)
  WHERE u.sortKey STARTS WITH $prefix
  RETURN u
  UNION
  MATCH (p:PastUser)
  WHERE p.sortKey STARTS WITH $prefix AND p.ended > at
  MATCH (p)<-[:WAS]-(u)
  RETURN u
}
CALL (u, at) {
  OPTIONAL MATCH (u)-[:WAS]->(p:PastUser)
  WHERE u.changed > at AND p.ended > at
  RETURN p AS uPast
  ORDER BY p.ended
  LIMIT 1
}
WITH at, u, coalesce(uPast, u) AS uThen
WHERE uThen.firstSeen <= at AND coalesce(uThen.ended > at, true)
WITH u, uThen, at
WHERE uThen.sortKey STARTS WITH $prefix
ORDER BY u.sortKey
LIMIT $limit
RETURN uThen {.*, key: u.key, sortKey: u.sortKey, created: toString(uThen.created),
  activated: CASE WHEN uThen.changed <= at OR uThen.activated <= at THEN toString(uThen.activated) END,
  lastLogin: CASE WHEN uThen.changed <= at OR uThen.lastLogin <= at THEN toString(uThen.lastLogin) END,
  passwordChanged: CASE WHEN uThen.changed <= at OR uThen.passwordChanged <= at THEN toString(uThen.passwordChanged) END,
  statusChanged: CASE WHEN uThen.changed <= at OR uThen.statusChanged <= at THEN toString(uThen.statusChanged) END,
  lastUpdated: CASE WHEN uThen.changed <= at OR uThen.lastUpdated <= at THEN toString(uThen.lastUpdated) END,
  factorsReadAt: null, lastActivity: null, ended: null, firstSeen: toString(uThen.firstSeen), changed: toString(uThen.changed)} AS node
