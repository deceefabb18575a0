MATCH (s:ResourceSet)
WHERE s.key STARTS WITH $prefix
WITH s, toLower(coalesce(s.label, '')) AS name
WHERE name > $fromName OR (name = $fromName AND s.key > $fromKey)
WITH s, name
ORDER BY name, s.key
LIMIT $limit
RETURN name, s {.key, .oktaId, .orgId, .label, .description, .orns} AS node
