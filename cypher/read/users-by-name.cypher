MATCH (u:User)
WHERE u.sortKey STARTS WITH $prefix
RETURN u AS node
ORDER BY u.sortKey
LIMIT $limit
