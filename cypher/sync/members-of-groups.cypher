UNWIND $groupKeys AS groupKey
MATCH (g:Group {key: groupKey})
CALL (g) {
  MATCH (g)<-[:MEMBER_OF]-(u:User)
  RETURN u.oktaId AS userId
  LIMIT $most
}
RETURN g.oktaId AS groupId, userId
