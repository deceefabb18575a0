MATCH (u:User)
WITH count(u) AS users
UNWIND $keys AS key
MATCH (a:App {key: key})
CALL (a) {
  MATCH (a)<-[:ASSIGNED]-(g:Group)
  RETURN sum(COUNT { (g)<-[:MEMBER_OF]-() }) AS members
}
RETURN key, users, members + COUNT { (a)<-[:ASSIGNED]-() } + COUNT { (a)<-[:ACCOUNT_IN]-() } AS estimate
