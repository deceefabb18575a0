// People who are suspended or deprovisioned and still hold something that comes back with them.
// Everyone is left out: all but deprovisioned users are in it.
MATCH (user:User)
WHERE user.status IN ["SUSPENDED", "DEPROVISIONED"]
WITH user,
     [(user)-[:ASSIGNED]->(app) | app.label] AS apps,
     [(user)-[:MEMBER_OF]->(group) WHERE group.name <> "Everyone" | group.name] AS groups,
     [(user)-[:ACCOUNT_IN]->(app) | app.label] AS accounts,
     [(user)-[:HAS_ROLE]->()-[:OF_ROLE]->(role) | role.label] AS roles,
     [(token:ApiToken)-[:ACTS_AS]->(user) | token.name] AS tokens
WHERE size(apps) + size(groups) + size(accounts) + size(roles) + size(tokens) > 0
RETURN user.login AS user, user.status AS status, apps, groups, accounts, roles, tokens
ORDER BY user LIMIT 200
