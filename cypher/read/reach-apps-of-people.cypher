// What people reach whom powers name one by one: all apps, or only one.
UNWIND $keys AS key
MATCH (u:User {key: key})
WHERE coalesce(u.status, '') <> 'DEPROVISIONED'
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
WHERE $app IS NULL OR a.key = $app
WITH u, a, [(u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $relevant | g.oktaId] AS groupIds
RETURN a.oktaId AS appId, collect({id: u.oktaId, status: coalesce(u.status, ''), groupIds: groupIds,
         isBlocked: EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked }}) AS people
