// What depends on each group rule: the groups it fills, how many members it made, and the apps these groups open.
MATCH (rule:GroupRule)
OPTIONAL MATCH (rule)-[:ASSIGNS_TO]->(group:Group)
OPTIONAL MATCH (user:User)-[m:MEMBER_OF]->(group) WHERE rule.oktaId IN m.ruleIds
WITH rule, group, count(user) AS members
RETURN rule.name AS rule, rule.status AS status, rule.expression AS expression, group.name AS group, members,
       [(group)-[:ASSIGNED]->(app) | app.label] AS apps
ORDER BY rule, group LIMIT 200
