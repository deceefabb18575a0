// Who reaches the apps now, told together where nothing that matters tells them apart.
UNWIND $keys AS key
MATCH (a:App {key: key})
CALL (a) {
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
  WITH u, a
  WHERE coalesce(u.status, '') <> 'DEPROVISIONED'
  WITH u, a
  LIMIT $limit
  WITH CASE WHEN u.oktaId IN $named THEN u.oktaId ELSE '' END AS name, u, coalesce(u.status, '') AS status,
       EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked } AS isBlocked,
       [(u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $relevant | g.oktaId] AS groupIds
  WITH name, groupIds, status, isBlocked, min(u.oktaId) AS id, count(*) AS people
  RETURN collect({id: id, groupIds: groupIds, status: status, isBlocked: isBlocked}) AS people, sum(people) AS looked
}
RETURN key, people, looked
