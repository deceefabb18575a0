// Which of the apps members of groups reach, with some of these members for each app: those who have no role first.
UNWIND $keys AS key
MATCH (n:Group {key: key})
CALL (n) {
  MATCH (n)<-[:MEMBER_OF]-(u:User)
  WHERE coalesce(u.status, '') <> 'DEPROVISIONED'
  WITH u
  LIMIT $limit
  WITH u, EXISTS { (u)-[:HAS_ROLE]->() } OR EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->() } AS hasRole
  ORDER BY hasRole, u.status = 'SUSPENDED'
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
  WITH u, a
  WHERE a.key IN $apps
  RETURN a, collect(u)[..3] AS users
}
RETURN key, a.oktaId AS appId, [u IN users | {id: u.oktaId, status: coalesce(u.status, ''),
         isBlocked: EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked },
         groupIds: [(u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $relevant | g.oktaId]}] AS people
