UNWIND $keys AS key
MATCH (s:ResourceSet {key: key})
RETURN s {.key, .oktaId, .orgId, .label, .description, .orns} AS node
