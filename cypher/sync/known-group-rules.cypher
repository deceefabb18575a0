MATCH (r:GroupRule)
WHERE r.key STARTS WITH $prefix
RETURN r.oktaId AS id, r.hash AS hash, COLLECT { MATCH (r)-[:ASSIGNS_TO]->(g:Group) RETURN g.oktaId } AS groupIds
