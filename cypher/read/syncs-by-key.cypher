UNWIND $keys AS key
MATCH (s:Sync {key: key})
RETURN s AS node
