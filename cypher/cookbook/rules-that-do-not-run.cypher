// Rules that are switched off or that Okta calls invalid, with the members they have left behind.
MATCH (rule:GroupRule)
WHERE rule.status <> "ACTIVE"
OPTIONAL MATCH (rule)-[:ASSIGNS_TO]->(group:Group)
OPTIONAL MATCH (user:User)-[m:MEMBER_OF]->(group) WHERE rule.oktaId IN m.ruleIds
RETURN rule.name AS rule, rule.status AS status, rule.expression AS expression,
       collect(DISTINCT group.name) AS groups, count(DISTINCT user) AS leftBehind
ORDER BY rule LIMIT 200
