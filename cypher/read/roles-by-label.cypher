MATCH (r:Role)
WHERE r.key STARTS WITH $prefix AND toLower(r.label) = $name
RETURN r {.key, .oktaId, .orgId, .type, .kind, .label, .description, .permissions, .limitedPermissions, .conditions} AS node
ORDER BY r.key
LIMIT $limit
