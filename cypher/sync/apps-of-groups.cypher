UNWIND $groupKeys AS groupKey
MATCH (g:Group {key: groupKey})-[:ASSIGNED {kind: 'NORMAL'}]->(a:App)
RETURN g.oktaId AS groupId, a.oktaId AS appId
