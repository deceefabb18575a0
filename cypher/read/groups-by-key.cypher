UNWIND $keys AS key
MATCH (g:Group {key: key})
RETURN g AS node
