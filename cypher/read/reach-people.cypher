// What has to be known of users who have powers, whatever app is asked about: their groups, and the apps they have but by groups.
UNWIND $keys AS key
MATCH (u:User {key: key})
RETURN key, u.oktaId AS id, u.sortKey AS sortKey, u.status AS status,
       u {.login, .email, .displayName, .department, .title, .managerId, .status} AS profile,
       [(u)-[:MEMBER_OF]->(g:Group) WHERE coalesce(g.type, '') <> 'BUILT_IN' | g.oktaId] AS groupIds,
       [(u)-[:MEMBER_OF]->(g:Group) WHERE g.type = 'BUILT_IN' | g.oktaId] AS builtInIds,
       [(u)-[:ASSIGNED]->(a:App) | a.oktaId] +
         [(u)-[c:ACCOUNT_IN]->(a:App) WHERE coalesce(c.scope, '') <> 'USER' | a.oktaId] AS appIds
