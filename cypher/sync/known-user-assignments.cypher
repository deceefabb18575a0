UNWIND $appKeys AS appKey
MATCH (a:App {key: appKey})<-[:ASSIGNED]-(u:User)
RETURN a.oktaId AS appId, u.oktaId AS userId
