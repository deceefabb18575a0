UNWIND $keys AS key
MATCH (u:User {key: key})
RETURN key, [(u)-[:MEMBER_OF]->(g:Group) | g.oktaId] AS groupIds
