UNWIND $keys AS key
MATCH (n:Group {key: key})
DETACH DELETE n
