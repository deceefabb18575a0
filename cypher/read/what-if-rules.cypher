// Active rules that may ask for one of these words; a rule that does not name an attribute cannot ask for it.
MATCH (r:GroupRule)
WHERE r.key STARTS WITH $prefix AND r.status = 'ACTIVE'
  AND (r.expression IS NULL OR any(word IN $words WHERE r.expression CONTAINS word))
RETURN r.oktaId AS oktaId, r.expression AS expression,
  [(r)-[:ASSIGNS_TO]->(g:Group) | {groupId: g.oktaId, name: g.name}] AS targets
ORDER BY r.key
