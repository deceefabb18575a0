// Members of groups that have a role, told together where nothing that matters tells them apart.
UNWIND $keys AS key
MATCH (r:Group {key: key})
OPTIONAL MATCH (a:App {key: $app})
CALL (r, a) {
  MATCH (r)<-[:MEMBER_OF]-(u:User)
  WITH u, a
  LIMIT $limit
  WITH CASE WHEN u.oktaId IN $named THEN u.oktaId ELSE '' END AS name, u,
       [(u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $relevant OR g.type = 'BUILT_IN' | g.oktaId] AS groupIds,
       EXISTS { (u)-[:ASSIGNED]->(a) } AS isAssigned,
       EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE coalesce(c.scope, '') <> 'USER' } AS hasAccount,
       coalesce(u.status, '') AS status
  WITH name, groupIds, isAssigned, hasAccount, status, min(u.oktaId) AS id, count(*) AS people
  RETURN collect({id: id, groupIds: groupIds, isAssigned: isAssigned, hasAccount: hasAccount, status: status}) AS people,
         sum(people) AS looked
}
RETURN key, people, COUNT { (r)<-[:MEMBER_OF]-() } > looked AS isCut
