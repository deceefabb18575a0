// Neo4j compares a stored text with a parameter by UTF-16 units, and stored texts with each other by code points, as it
// orders them. So the page goes on after the last stored key that is not beyond the cursor.
CALL () {
  MATCH (u:User)
  WHERE u.sortKey <= $from
  WITH u
  ORDER BY u.sortKey DESC
  LIMIT 1
  RETURN head(collect(u.sortKey)) AS place
}
UNWIND $keys AS key
MATCH (a:App {key: key})
WHERE any(c IN $appFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
      WHEN 'IN' THEN a[p.field] IN p.values
      WHEN 'CONTAINS' THEN toLower(a[p.field]) CONTAINS toLower(p.values[0])
      WHEN 'STARTS_WITH' THEN toLower(a[p.field]) STARTS WITH toLower(p.values[0])
      WHEN 'BEFORE' THEN a[p.field] < datetime(p.values[0])
      WHEN 'AFTER' THEN a[p.field] > datetime(p.values[0])
      WHEN 'IS' THEN a[p.field] = (p.values[0] = 'true')
      WHEN 'IS_NULL' THEN a[p.field] IS NULL
    END, false)))
CALL (a, place) {
  CALL (a) {
    MATCH (a)<-[:ASSIGNED]-(u:User)
    RETURN u
    UNION
    MATCH (a)<-[:ASSIGNED]-(:Group)<-[:MEMBER_OF]-(u)
    RETURN u
    UNION
    MATCH (a)<-[c:ACCOUNT_IN]-(u)
    WHERE coalesce(c.scope, '') <> 'USER'
    RETURN u
  }
  WITH a, u, place
  WHERE (place IS NULL OR u.sortKey > place)
    AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
        WHEN 'IN' THEN u[p.field] IN p.values
        WHEN 'CONTAINS' THEN toLower(u[p.field]) CONTAINS toLower(p.values[0])
        WHEN 'STARTS_WITH' THEN toLower(u[p.field]) STARTS WITH toLower(p.values[0])
        WHEN 'BEFORE' THEN u[p.field] < datetime(p.values[0])
        WHEN 'AFTER' THEN u[p.field] > datetime(p.values[0])
        WHEN 'IS' THEN u[p.field] = (p.values[0] = 'true')
        WHEN 'IS_NULL' THEN u[p.field] IS NULL
      END, false)))
    AND ($usabilities IS NULL OR CASE
        WHEN a.status IS NULL OR NOT a.status IN $rules.appUsable OR u.status IN $rules.userBlocked
          OR EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $rules.accountBlocked } THEN 'BLOCKED'
        WHEN u.status IN $rules.userUsable AND NOT EXISTS {
          (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IS NULL OR NOT c.status IN $rules.accountUsable
        } THEN 'USABLE'
        ELSE 'LATENT'
      END IN $usabilities)
    AND CASE
        WHEN $pathKinds IS NULL THEN true
        WHEN 'DIRECT' IN $pathKinds AND EXISTS { (u)-[:ASSIGNED]->(a) } THEN true
        WHEN 'GROUP' IN $pathKinds
          AND EXISTS { (u)-[:MEMBER_OF]->()-[r:ASSIGNED]->(a) WHERE coalesce(r.kind, '') <> 'IMPLICIT' } THEN true
        WHEN 'IMPLICIT' IN $pathKinds AND EXISTS { (u)-[:MEMBER_OF]->()-[:ASSIGNED {kind: 'IMPLICIT'}]->(a) } THEN true
        WHEN 'UNEXPLAINED' IN $pathKinds AND EXISTS {
          MATCH (u)-[c:ACCOUNT_IN]->(a)
          WHERE coalesce(c.scope, '') <> 'USER' AND NOT EXISTS {
            MATCH (u)-[:MEMBER_OF]->(g:Group)-[r:ASSIGNED]->(a)
            WHERE g.oktaId = c.grantingGroupId OR (c.grantingGroupId IS NULL AND coalesce(r.kind, '') <> 'IMPLICIT')
          }
        } THEN true
        ELSE false
      END
  WITH u, a
  ORDER BY u.sortKey
  LIMIT $limit
  RETURN collect({user: u {.*, created: toString(u.created), activated: toString(u.activated), lastLogin: toString(u.lastLogin),
                           passwordChanged: toString(u.passwordChanged), statusChanged: toString(u.statusChanged),
                           lastUpdated: toString(u.lastUpdated), factorsReadAt: null,
                           firstSeen: toString(u.firstSeen), changed: toString(u.changed)},
    account: [(u)-[c:ACCOUNT_IN]->(a) | c {.*, lastUpdated: toString(c.lastUpdated), firstSeen: toString(c.firstSeen)}][0]}) AS edges
}
RETURN key, edges, a AS app
