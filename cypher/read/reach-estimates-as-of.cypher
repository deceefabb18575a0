MATCH (u:User)
WITH count(u) AS users
UNWIND $keys AS key
CALL (key) {
  MATCH (a:App {key: key})
  RETURN a
  UNION ALL
  MATCH (a:DeletedApp {key: key})
  RETURN a
}
CALL (a) {
  MATCH (a)<-[:ASSIGNED|WAS_ASSIGNED]-(g:Group|DeletedGroup)
  WITH DISTINCT g
  RETURN sum(COUNT { (g)<-[:MEMBER_OF|WAS_MEMBER_OF]-() }) AS members
}
RETURN key, users,
       members + COUNT { (a)<-[:ASSIGNED|WAS_ASSIGNED]-() } + COUNT { (a)<-[:ACCOUNT_IN|HAD_ACCOUNT_IN]-() } AS estimate
