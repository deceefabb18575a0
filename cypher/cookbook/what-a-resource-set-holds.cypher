// What each resource set holds, and who has which role over it.
MATCH (set:ResourceSet)
OPTIONAL MATCH (set)-[c:CONTAINS]->(resource)
WITH set, collect(CASE WHEN c IS NOT NULL THEN c.kind + " " + coalesce(resource.login, resource.label, resource.name) END) AS holds
OPTIONAL MATCH (assignee)-[:HAS_ROLE]->(a:RoleAssignment)-[:SCOPED_TO]->(set), (a)-[:OF_ROLE]->(role)
RETURN set.label AS resourceSet, holds,
       collect(coalesce(assignee.login, assignee.label, assignee.name) + " as " + role.label) AS administrators
ORDER BY resourceSet LIMIT 200
