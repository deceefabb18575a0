UNWIND $keys AS key
MATCH (u:User {key: key})
RETURN u.oktaId AS id, u.hash AS hash
