UNWIND $keys AS key
MATCH (a:App {key: key})
RETURN a AS node
