// Everybody who holds an admin role, of their own or through a group, with what it is over.
// An unknown scope is told as such: it is not the whole org.
MATCH (assignee)-[:HAS_ROLE]->(a:RoleAssignment)-[:OF_ROLE]->(role:Role)
OPTIONAL MATCH (assignee:Group)<-[:MEMBER_OF]-(member:User)
WITH a, role, assignee, coalesce(member, assignee) AS who
WITH a, role, assignee, who, CASE WHEN a.scopeKnown THEN [(a)-[:SCOPED_TO]->(scope) | coalesce(scope.label, scope.name)] ELSE ["unknown"] END AS over
RETURN coalesce(who.login, who.label, who.name) AS who, who.status AS status, role.label AS role,
       CASE WHEN who <> assignee THEN assignee.name END AS through,
       over, a.appNames AS kindsOfApp
ORDER BY who, role LIMIT 200
