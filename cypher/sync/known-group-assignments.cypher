UNWIND $appKeys AS appKey
MATCH (a:App {key: appKey})<-[assigned:ASSIGNED]-(g:Group)
RETURN a.oktaId AS appId, g.oktaId AS groupId, assigned.kind AS kind, assigned.priority AS priority
