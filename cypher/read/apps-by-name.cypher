MATCH (a:App)
WHERE a.sortKey STARTS WITH $prefix
RETURN a AS node
ORDER BY a.sortKey
LIMIT $limit
