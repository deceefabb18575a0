// Groups that give their members an admin role: whoever gets in is an administrator.
MATCH (group:Group)-[:HAS_ROLE]->(a:RoleAssignment)-[:OF_ROLE]->(role:Role)
OPTIONAL MATCH (rule:GroupRule)-[:ASSIGNS_TO]->(group)
RETURN group.name AS group, collect(DISTINCT role.label) AS roles, COUNT { (group)<-[:MEMBER_OF]-() } AS members,
       collect(DISTINCT rule.name) AS rules
ORDER BY members DESC, group LIMIT 200
