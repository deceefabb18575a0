// One of those who reach each app whom nothing protects: no role of their own or of a group, and nothing that is blocked.
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
  WHERE NOT coalesce(u.status, '') IN ['DEPROVISIONED', 'SUSPENDED']
    AND NOT EXISTS { (u)-[:HAS_ROLE]->() } AND NOT EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->() }
    AND NOT EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked }
  RETURN u
  LIMIT 1
}
RETURN a.oktaId AS appId, [{id: u.oktaId, status: coalesce(u.status, ''), isBlocked: false,
         groupIds: [(u)-[:MEMBER_OF]->(g:Group) WHERE g.oktaId IN $relevant | g.oktaId]}] AS people
