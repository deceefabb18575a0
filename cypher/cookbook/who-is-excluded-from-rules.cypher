// People whom somebody has excluded from a rule, although it may hold for them.
MATCH (rule:GroupRule)-[:EXCLUDES]->(user:User)
RETURN rule.name AS rule, rule.expression AS expression, user.login AS user, user.department AS department
ORDER BY rule, user LIMIT 200
