MATCH (t:ApiToken)
WHERE t.key STARTS WITH $prefix
RETURN t.oktaId AS id, t.hash AS hash
