// The assignments of a role to a user or group, by their keys.
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (:User {key: pair.from})-[:HAS_ROLE]->(a:RoleAssignment)-[:OF_ROLE]->(r)
  WHERE r.key = pair.to
  RETURN a
  UNION
  MATCH (:Group {key: pair.from})-[:HAS_ROLE]->(a:RoleAssignment)-[:OF_ROLE]->(r)
  WHERE r.key = pair.to
  RETURN a
}
RETURN pair.from AS from, pair.to AS to, a.key AS assignment
