UNWIND $keys AS key
MATCH (n:ApiToken {key: key})
DETACH DELETE n
