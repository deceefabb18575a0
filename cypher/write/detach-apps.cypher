// Credentials go with the app, and are found by the edge.
UNWIND $keys AS key
MATCH (n:App {key: key})<-[edge:ASSIGNED|ACCOUNT_IN|SIGNED_IN_TO|SCOPED_TO|ADMIN_OF|CONTAINS]-(from)
WITH n, edge, from
LIMIT $limit
FOREACH (_ IN CASE WHEN edge:ASSIGNED AND edge.firstSeen < datetime($now) THEN [1] ELSE [] END |
  CREATE (from)-[was:WAS_ASSIGNED]->(n)
  SET was = properties(edge), was.ended = datetime($now)
)
FOREACH (_ IN CASE WHEN edge:ACCOUNT_IN AND edge.firstSeen < datetime($now) THEN [1] ELSE [] END |
  CREATE (from)-[had:HAD_ACCOUNT_IN]->(n)
  SET had = properties(edge), had.ended = datetime($now)
)
DELETE edge
RETURN count(*) AS removed
