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
  OPTIONAL MATCH (g)-[:WAS]->(p:PastGroup)
  WHERE g.changed > at AND p.ended > at
  RETURN p AS gPast
  ORDER BY p.ended
  LIMIT 1
}
WITH at, g, coalesce(gPast, g) AS gThen
WHERE gThen.firstSeen <= at AND coalesce(gThen.ended > at, true)
RETURN gThen {.*, key: g.key, sortKey: g.sortKey, userCount: CASE WHEN gThen.changed <= at THEN gThen.userCount END,
  lastUpdated: CASE WHEN gThen.changed <= at OR gThen.lastUpdated <= at THEN toString(gThen.lastUpdated) END,
  lastMembershipUpdated: CASE WHEN gThen.changed <= at OR gThen.lastMembershipUpdated <= at THEN toString(gThen.lastMembershipUpdated) END,
  membersReadAt: null, ended: null, firstSeen: toString(gThen.firstSeen), changed: toString(gThen.changed)} AS node
