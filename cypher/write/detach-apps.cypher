UNWIND $keys AS key
MATCH (n:App {key: key})<-[edge]-()
WITH edge
LIMIT $limit
DELETE edge
RETURN count(*) AS removed
