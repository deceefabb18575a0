MATCH (t:ApiToken)
WHERE t.key STARTS WITH $prefix
WITH t, toLower(coalesce(t.name, '')) AS name
WHERE name > $fromName OR (name = $fromName AND t.key > $fromKey)
WITH t, name
ORDER BY name, t.key
LIMIT $limit
RETURN name, t {.key, .oktaId, .orgId, .name, .clientName, .userId, created: toString(t.created),
          lastUpdated: toString(t.lastUpdated), expires: toString(t.expires)} AS node
