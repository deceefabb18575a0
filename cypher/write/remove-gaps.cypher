UNWIND $keys AS key
MATCH (gap:Gap {key: key})
DELETE gap
