MATCH (s:ResourceSet)
WHERE s.key STARTS WITH $prefix AND s.hash IS NOT NULL
RETURN s.oktaId AS id, s.label AS label, s.hash AS hash, coalesce(s.orns, []) AS orns
