// Members of groups who reach an app, some of each group: those who have a role only where no others do.
UNWIND $keys AS key
WITH key, $app AS app
MATCH (n:Group {key: key})
CALL (app) {
  MATCH (a:App {key: app})
  RETURN a
}
CALL (n, a) {
  MATCH (n)<-[:MEMBER_OF]-(u:User)
  WHERE coalesce(u.status, '') <> 'DEPROVISIONED'
    AND (EXISTS { (u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $granting } OR EXISTS { (u)-[:ASSIGNED]->(a) }
      OR EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE coalesce(c.scope, '') <> 'USER' })
    AND NOT EXISTS { (u)-[:HAS_ROLE]->() } AND NOT EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->() }
  WITH u
  LIMIT 1
  RETURN collect(u) AS others
}
CALL (n, a, others) {
  WITH n, a, others
  WHERE size(others) = 0
  MATCH (n)<-[:MEMBER_OF]-(u:User)
  WHERE coalesce(u.status, '') <> 'DEPROVISIONED'
    AND (EXISTS { (u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $granting } OR EXISTS { (u)-[:ASSIGNED]->(a) }
      OR EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE coalesce(c.scope, '') <> 'USER' })
  WITH u
  LIMIT 2
  RETURN collect(u) AS administrators
}
RETURN key, [u IN others + administrators | {id: u.oktaId, status: coalesce(u.status, ''),
         isBlocked: EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked },
         groupIds: [(u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $relevant | g.oktaId]}] AS people
