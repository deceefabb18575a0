UNWIND $keys AS key
MATCH (u:User {key: key})
RETURN key, [(u)-[m:MEMBER_OF]->(g:Group) WHERE EXISTS { (g)-[:HAS_ROLE]->() } | {id: g.oktaId, reason: m.reason}] AS groups
