UNWIND $keys AS key
MATCH (n:App {key: key})
CALL (n) {
  MATCH (n)-[:HAS_ROLE]->(a:RoleAssignment)
  DETACH DELETE a
}
CALL (n) {
  MATCH (n)<-[:CREDENTIAL_OF]-(c:Credential)
  DETACH DELETE c
}
DETACH DELETE n
