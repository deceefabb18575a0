MATCH (a:RoleAssignment)
WHERE a.key STARTS WITH $prefix
MATCH (assignee)-[:HAS_ROLE]->(a)
RETURN a.key AS key, a.oktaId AS id, a.hash AS hash, a.assigneeKind AS assigneeKind, assignee.oktaId AS assigneeId
