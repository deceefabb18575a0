UNWIND $keys AS key
MATCH (n:Credential {key: key})
DETACH DELETE n
