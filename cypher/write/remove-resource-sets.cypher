UNWIND $keys AS key
MATCH (n:ResourceSet {key: key})
DETACH DELETE n
