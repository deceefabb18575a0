UNWIND $keys AS key
MATCH (a:App {key: key})
RETURN key, [(a)<-[:ASSIGNED]-(g:Group) | g.oktaId] AS groupIds
