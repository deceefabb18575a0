MATCH (r:Role)
WHERE r.key STARTS WITH $prefix
RETURN count(r) AS total
