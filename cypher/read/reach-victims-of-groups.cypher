// Members of groups who reach an app, some of each group: those whom something protects only where no others are.
UNWIND $keys AS key
WITH key, $app AS app
MATCH (n:Group {key: key})
CALL (app) {
  MATCH (a:App {key: app})
  RETURN a
}
CALL (n, a) {
  MATCH (n)<-[:MEMBER_OF]-(u:User)
  WHERE NOT coalesce(u.status, '') IN ['DEPROVISIONED', 'SUSPENDED']
    AND (EXISTS { (u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $granting } OR EXISTS { (u)-[:ASSIGNED]->(a) }
      OR EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE coalesce(c.scope, '') <> 'USER' })
    AND NOT EXISTS { (u)-[:HAS_ROLE]->() } AND NOT EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->() }
    AND NOT EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked }
  WITH u
  LIMIT 1
  RETURN collect(u) AS best
}
CALL (n, a, best) {
  WITH n, a, best
  WHERE size(best) = 0
  MATCH (n)<-[:MEMBER_OF]-(u:User)
  WHERE coalesce(u.status, '') <> 'DEPROVISIONED'
    AND (EXISTS { (u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $granting } OR EXISTS { (u)-[:ASSIGNED]->(a) }
      OR EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE coalesce(c.scope, '') <> 'USER' })
  WITH u, EXISTS { (u)-[:HAS_ROLE]->() } OR EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->() } AS hasRole
  ORDER BY hasRole
  LIMIT 3
  RETURN collect(u) AS others
}
RETURN key, [u IN best + others | {id: u.oktaId, status: coalesce(u.status, ''),
         isBlocked: EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked },
         groupIds: [(u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $relevant | g.oktaId]}] AS people
