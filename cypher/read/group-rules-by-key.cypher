UNWIND $keys AS key
MATCH (r:GroupRule {key: key})
RETURN r AS node
