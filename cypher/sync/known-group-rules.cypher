MATCH (r:GroupRule)
WHERE r.key STARTS WITH $prefix
RETURN r.oktaId AS id, r.hash AS hash
