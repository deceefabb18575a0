MATCH (u:User {key: $user})
CALL (u) {
  MATCH (u)-[:ASSIGNED]->(a:App)
  RETURN a
  UNION
  MATCH (u)-[:MEMBER_OF]->(:Group)-[:ASSIGNED]->(a:App)
  RETURN a
  UNION
  MATCH (u)-[c:ACCOUNT_IN]->(a:App)
  WHERE coalesce(c.scope, '') <> 'USER'
  RETURN a
}
RETURN collect(a.oktaId) AS appIds
