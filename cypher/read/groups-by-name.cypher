MATCH (g:Group)
WHERE g.sortKey STARTS WITH $prefix
RETURN g AS node
ORDER BY g.sortKey
LIMIT $limit
