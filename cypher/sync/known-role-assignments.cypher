MATCH (a:RoleAssignment)
WHERE a.key STARTS WITH $prefix
MATCH (assignee)-[:HAS_ROLE]->(a)
RETURN a.key AS key, a.oktaId AS id, a.hash AS hash, a.assigneeKind AS assigneeKind, assignee.oktaId AS assigneeId,
       toString(a.created) AS created,
       size(coalesce(a.appNames, [])) > 0 OR size(coalesce(a.unresolvedTargets, [])) > 0
         OR EXISTS { (a)-[:SCOPED_TO]->(n) WHERE n:Group OR n:App } AS isLimited
