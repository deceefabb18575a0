UNWIND $keys AS key
MATCH (n:Role {key: key})
DETACH DELETE n
