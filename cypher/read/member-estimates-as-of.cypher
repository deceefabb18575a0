MATCH (u:User)
WITH count(u) AS users
UNWIND $keys AS key
CALL (key) {
  MATCH (g:Group {key: key})
  RETURN g
  UNION ALL
  MATCH (g:DeletedGroup {key: key})
  RETURN g
}
RETURN key, users, COUNT { (g)<-[:MEMBER_OF|WAS_MEMBER_OF]-() } AS estimate
