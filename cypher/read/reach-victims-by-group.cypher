// Of those who reach an app, some of each group: those whom something protects only where no others are.
MATCH (a:App {key: $app})
CALL (a) {
  MATCH (a)<-[:ASSIGNED]-(u:User)
  RETURN u
  UNION
  MATCH (a)<-[:ASSIGNED]-(:Group)<-[:MEMBER_OF]-(u:User)
  RETURN u
  UNION
  MATCH (a)<-[c:ACCOUNT_IN]-(u:User)
  WHERE coalesce(c.scope, '') <> 'USER'
  RETURN u
}
WITH a, u, coalesce(u.status, '') AS status
WHERE status <> 'DEPROVISIONED'
WITH a, u, status, [(u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $relevant | g.oktaId] AS groupIds
WITH a, u, status, groupIds, [id IN groupIds WHERE id IN $groups] AS within
WHERE size(within) > 0
WITH u, status, groupIds, within, EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked } AS isBlocked,
     EXISTS { (u)-[:HAS_ROLE]->() } OR EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->() } AS hasRole
WITH u, status, groupIds, within, isBlocked,
     CASE WHEN hasRole THEN 1 ELSE 0 END + CASE WHEN isBlocked OR status = 'SUSPENDED' THEN 1 ELSE 0 END AS protection
ORDER BY protection
UNWIND within AS id
WITH id, collect({id: u.oktaId, status: status, isBlocked: isBlocked, groupIds: groupIds})[..3] AS people
RETURN id, people
