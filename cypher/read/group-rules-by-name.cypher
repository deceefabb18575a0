MATCH (r:GroupRule)
WHERE r.key STARTS WITH $prefix AND toLower(r.name) = $name
RETURN r AS node
ORDER BY r.key
LIMIT $limit
