UNWIND $groupKeys AS groupKey
MATCH (g:Group {key: groupKey})<-[m:MEMBER_OF]-(u:User)
RETURN g.oktaId AS groupId, u.oktaId AS userId, m.reason AS reason, m.ruleIds AS ruleIds
