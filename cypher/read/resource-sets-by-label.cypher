MATCH (s:ResourceSet)
WHERE s.key STARTS WITH $prefix AND toLower(s.label) = $name
RETURN s {.key, .oktaId, .orgId, .label, .description, .orns} AS node
ORDER BY s.key
LIMIT $limit
