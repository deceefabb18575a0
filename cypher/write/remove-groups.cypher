UNWIND $keys AS key
MATCH (n:Group {key: key})
CALL (n) {
  MATCH (n)-[:HAS_ROLE]->(a:RoleAssignment)
  DETACH DELETE a
}
DETACH DELETE n
