MATCH (r:Role)
WHERE r.key STARTS WITH $prefix
WITH r, toLower(coalesce(r.label, '')) AS name
WHERE name > $fromName OR (name = $fromName AND r.key > $fromKey)
WITH r, name
ORDER BY name, r.key
LIMIT $limit
RETURN name, r {.key, .oktaId, .orgId, .type, .kind, .label, .description, .permissions, .limitedPermissions, .conditions} AS node
