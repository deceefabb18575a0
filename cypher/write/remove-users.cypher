UNWIND $keys AS key
MATCH (n:User {key: key})
DETACH DELETE n
