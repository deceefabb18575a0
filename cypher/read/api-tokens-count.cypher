MATCH (t:ApiToken)
WHERE t.key STARTS WITH $prefix
RETURN count(t) AS total
