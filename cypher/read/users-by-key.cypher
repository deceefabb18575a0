UNWIND $keys AS key
MATCH (u:User {key: key})
RETURN u AS node
