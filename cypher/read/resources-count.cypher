UNWIND $keys AS key
MATCH (s:ResourceSet {key: key})
RETURN key, COUNT { (s)-[:CONTAINS]->() } AS total
