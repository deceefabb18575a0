UNWIND $keys AS key
MATCH (n:Factor {key: key})
DETACH DELETE n
