UNWIND $keys AS key
MATCH (n:App {key: key})
CALL (n) {
  MATCH (n)<-[:CREDENTIAL_OF]-(c:Credential)
  WITH c
  ORDER BY c.kid, c.key
  LIMIT 100
  RETURN collect(c {.oktaId, .kid, .status, created: toString(c.created), lastUpdated: toString(c.lastUpdated)}) AS credentials
}
RETURN key, credentials
