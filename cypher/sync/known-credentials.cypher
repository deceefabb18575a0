UNWIND $keys AS key
MATCH (a:App {key: key})<-[:CREDENTIAL_OF]-(c:Credential)
RETURN a.oktaId AS ownerId, c.key AS key, c.hash AS hash
