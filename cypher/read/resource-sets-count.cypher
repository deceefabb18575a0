MATCH (s:ResourceSet)
WHERE s.key STARTS WITH $prefix
RETURN count(s) AS total
