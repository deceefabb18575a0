UNWIND $keys AS key
MATCH (n:GroupRule {key: key})
DETACH DELETE n
