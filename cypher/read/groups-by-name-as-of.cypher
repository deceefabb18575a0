// By the name of then: it may have been another one, and the one that bears it now another's.
WITH datetime($at) AS at
CALL (at) {
  MATCH (g:Group)
  WHERE g.sortKey STARTS WITH $prefix
  RETURN g
  UNION
  MATCH (g:DeletedGroup)
  WHERE g.sortKey STARTS WITH $prefix
  RETURN g
  UNION
  MATCH (p:PastGroup)
  WHERE p.sortKey STARTS WITH $prefix AND p.ended > at
  MATCH (p)<-[:WAS]-(g)
  RETURN g
}
CALL (g, at) {
  OPTIONAL MATCH (g)-[:WAS]->(p:PastGroup)
  WHERE g.changed > at AND p.ended > at
  RETURN p AS gPast
  ORDER BY p.ended
  LIMIT 1
}
WITH at, g, coalesce(gPast, g) AS gThen
WHERE gThen.firstSeen <= at AND coalesce(gThen.ended > at, true)
WITH g, gThen, at
WHERE gThen.sortKey STARTS WITH $prefix
ORDER BY g.sortKey
LIMIT $limit
RETURN gThen {.*, key: g.key, sortKey: g.sortKey, userCount: CASE WHEN gThen.changed <= at THEN gThen.userCount END,
  lastUpdated: CASE WHEN gThen.changed <= at OR gThen.lastUpdated <= at THEN toString(gThen.lastUpdated) END,
  lastMembershipUpdated: CASE WHEN gThen.changed <= at OR gThen.lastMembershipUpdated <= at THEN toString(gThen.lastMembershipUpdated) END,
  membersReadAt: null, ended: null, firstSeen: toString(gThen.firstSeen), changed: toString(gThen.changed)} AS node
