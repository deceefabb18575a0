// Standard roles, and what only assignments told of, have no content of their own: they go with the last assignment.
MATCH (r:Role)
WHERE r.key STARTS WITH $prefix AND r.hash IS NULL AND NOT EXISTS { (r)<-[:OF_ROLE]-() }
DELETE r
WITH count(*) AS roles
MATCH (s:ResourceSet)
WHERE s.key STARTS WITH $prefix AND s.hash IS NULL AND NOT EXISTS { (s)<-[:SCOPED_TO]-() }
DETACH DELETE s
