MATCH (o:Organization)
RETURN o AS node
ORDER BY o.name, o.key
LIMIT 1000
