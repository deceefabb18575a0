UNWIND $keys AS key
MATCH (u:User {key: key})
REMOVE u.factorsReadAt
WITH u
CALL (u) {
  MATCH (u)-[:ENROLLED]->(f:Factor)
  DETACH DELETE f
}
