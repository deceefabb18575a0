MATCH (r:Role)
WHERE r.key STARTS WITH $prefix AND r.hash IS NOT NULL
RETURN r.oktaId AS id, r.hash AS hash
