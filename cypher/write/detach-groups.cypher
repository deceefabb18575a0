UNWIND $keys AS key
MATCH (n:Group {key: key})<-[edge]-()
WITH edge
LIMIT $limit
DELETE edge
RETURN count(*) AS removed
