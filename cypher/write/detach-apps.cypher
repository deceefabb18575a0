// Credentials go with the app, and are found by the edge.
UNWIND $keys AS key
MATCH (n:App {key: key})<-[edge:!CREDENTIAL_OF]-()
WITH edge
LIMIT $limit
DELETE edge
RETURN count(*) AS removed
