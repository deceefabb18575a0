UNWIND $keys AS key
MATCH (n:User {key: key})
CALL (n) {
  MATCH (n)-[:HAS_ROLE]->(a:RoleAssignment)
  DETACH DELETE a
}
CALL (n) {
  MATCH (n)-[:ENROLLED]->(f:Factor)
  DETACH DELETE f
}
CALL (n) {
  MATCH (n)<-[:ACTS_AS]-(t:ApiToken)
  DETACH DELETE t
}
DETACH DELETE n
