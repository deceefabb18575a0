UNWIND $rows AS row
MATCH (a:App {key: row.appKey})
UNWIND row.userKeys AS userKey
MATCH (u:User {key: userKey})
MERGE (u)-[assigned:ASSIGNED]->(a)
ON CREATE SET assigned.firstSeen = datetime($now), assigned.begun = datetime($begun)
RETURN count(*) AS written
