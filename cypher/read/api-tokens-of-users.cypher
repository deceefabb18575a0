UNWIND $keys AS key
MATCH (u:User {key: key})
CALL (u) {
  MATCH (u)<-[:ACTS_AS]-(t:ApiToken)
  WITH t
  ORDER BY toLower(t.name), t.key
  LIMIT 100
  RETURN collect(t {.key, .oktaId, .orgId, .name, .clientName, .userId, created: toString(t.created),
     lastUpdated: toString(t.lastUpdated), expires: toString(t.expires)}) AS apiTokens
}
RETURN key, apiTokens
