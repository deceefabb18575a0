// Whether what is to be changed is so already.
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (:User {key: pair.from})-[m:MEMBER_OF]->(g)
  WHERE g.key = pair.to
  RETURN 'MEMBER' AS kind, m.reason AS reason, m.ruleIds AS ruleIds
  UNION ALL
  MATCH (:User {key: pair.from})-[:ASSIGNED]->(a)
  WHERE a.key = pair.to
  RETURN 'USER_APP' AS kind, null AS reason, null AS ruleIds
  UNION ALL
  MATCH (:Group {key: pair.from})-[r:ASSIGNED]->(a)
  WHERE a.key = pair.to AND coalesce(r.kind, '') <> 'IMPLICIT'
  RETURN 'GROUP_APP' AS kind, null AS reason, null AS ruleIds
}
RETURN pair.from AS from, pair.to AS to, kind, reason, ruleIds
