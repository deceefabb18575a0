// Groups count where they are among the relevant ones; the built-in Everyone always.
UNWIND $keys AS key
MATCH (u:User {key: key})
OPTIONAL MATCH (a:App {key: $app})
RETURN key, u.oktaId AS id, u.sortKey AS sortKey, u.status AS status,
       u {.login, .email, .displayName, .department, .title, .managerId, .status} AS profile,
       [(u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $relevant OR g.type = 'BUILT_IN' | g.oktaId] AS groupIds,
       EXISTS { (u)-[:ASSIGNED]->(a) } AS isAssigned,
       EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE coalesce(c.scope, '') <> 'USER' } AS hasAccount
