MATCH (u:User)
WHERE u.sortKey STARTS WITH $prefix
RETURN u.oktaId AS id, u.hash AS hash, u.status AS status
