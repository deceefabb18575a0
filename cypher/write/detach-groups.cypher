UNWIND $keys AS key
MATCH (n:Group {key: key})<-[edge:MEMBER_OF|ASSIGNS_TO|SCOPED_TO|ADMIN_OF|CONTAINS]-(from)
WITH n, edge, from
LIMIT $limit
FOREACH (_ IN CASE WHEN edge:MEMBER_OF AND edge.firstSeen < datetime($now) THEN [1] ELSE [] END |
  CREATE (from)-[was:WAS_MEMBER_OF]->(n)
  SET was = properties(edge), was.ended = datetime($now)
)
DELETE edge
RETURN count(*) AS removed
