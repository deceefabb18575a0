// Groups without a member that are assigned to an app or hold a role all the same: whoever fills them gives it away.
MATCH (group:Group)
WHERE NOT EXISTS { (group)<-[:MEMBER_OF]-() }
RETURN group.name AS group, group.type AS type, [(group)-[:ASSIGNED]->(app) | app.label] AS apps,
       [(group)-[:HAS_ROLE]->()-[:OF_ROLE]->(role) | role.label] AS roles,
       [(rule:GroupRule)-[:ASSIGNS_TO]->(group) | rule.name + " (" + rule.status + ")"] AS rules
ORDER BY group LIMIT 200
