UNWIND $userKeys AS userKey
MATCH (u:User {key: userKey})-[:ACCOUNT_IN|ASSIGNED]->(a:App)
RETURN DISTINCT u.oktaId AS userId, a.oktaId AS appId
