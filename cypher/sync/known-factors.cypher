UNWIND $keys AS key
MATCH (u:User {key: key})-[:ENROLLED]->(f:Factor)
RETURN u.oktaId AS ownerId, f.key AS key, f.hash AS hash
