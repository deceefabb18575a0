// Members of groups that have a role, and what has to be known of each, whatever app is asked about.
UNWIND $keys AS key
MATCH (r:Group {key: key})
CALL (r) {
  MATCH (r)<-[:MEMBER_OF]-(u:User)
  WITH u
  LIMIT $limit
  RETURN collect({
    id: u.oktaId,
    status: u.status,
    groupIds: [(u)-[:MEMBER_OF]->(g:Group) WHERE coalesce(g.type, '') <> 'BUILT_IN' | g.oktaId],
    builtInIds: [(u)-[:MEMBER_OF]->(g:Group) WHERE g.type = 'BUILT_IN' | g.oktaId],
    appIds: [(u)-[:ASSIGNED]->(a:App) | a.oktaId] +
      [(u)-[c:ACCOUNT_IN]->(a:App) WHERE coalesce(c.scope, '') <> 'USER' | a.oktaId]
  }) AS people
}
RETURN key, people, COUNT { (r)<-[:MEMBER_OF]-() } > size(people) AS isCut
