UNWIND $keys AS key
MATCH (r:Role {key: key})
RETURN r {.key, .oktaId, .orgId, .type, .kind, .label, .description, .permissions, .limitedPermissions, .conditions} AS node
