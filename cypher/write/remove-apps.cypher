UNWIND $keys AS key
MATCH (n:App {key: key})
DETACH DELETE n
