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
UNWIND $apps AS row
MATCH (a:App {key: row.app})
CALL (row) {
  UNWIND row.kept AS groupKey
  MATCH (g:Group {key: groupKey})
  RETURN collect(g) AS kept
}
CALL (a, row, kept, place) {
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
  WITH a, row, kept, u, place
  WHERE row.app <> $firstApp OR place IS NULL OR u.sortKey > place
  WITH a, row, kept, u
  WHERE size($named) = 0 OR NOT u.key IN $named
  OPTIONAL MATCH (u)-[c:ACCOUNT_IN]->(a)
  WITH a, u, c, row, kept
  WHERE NOT (coalesce(a.status IN $rules.appUsable, false) = false OR coalesce(u.status IN $rules.userBlocked, false)
      OR coalesce(c.status IN $rules.accountBlocked, false))
  // Where no way of the app's ends it is enough that there was one.
  WITH a, u, c, CASE
      WHEN size(row.lost) + size(row.half) = 0 THEN true
      WHEN EXISTS { (u)-[:ASSIGNED]->(a) } THEN true
      WHEN EXISTS {
      MATCH (u)-[m:MEMBER_OF]->(g)
      WHERE g IN kept AND (size(row.half) = 0 OR NOT g.key IN row.half OR coalesce(m.reason, '') <> 'RULE'
        OR NOT all(id IN coalesce(m.ruleIds, ['']) WHERE id IN $ruleIds))
    } THEN true
      WHEN c IS NULL OR coalesce(c.scope, '') = 'USER' THEN false
      WHEN EXISTS {
      MATCH (u)-[:MEMBER_OF]->(g:Group)-[r:ASSIGNED]->(a)
      WHERE g.oktaId = c.grantingGroupId OR (c.grantingGroupId IS NULL AND coalesce(r.kind, '') <> 'IMPLICIT')
    } THEN false
      ELSE NOT $unexplainedMayEnd OR NOT EXISTS { (u)-[:MEMBER_OF]->()-[:ASSIGNED]->(a) }
    END AS isLeft
  WHERE isLeft
  WITH a, u, c, 'BLOCKED' AS effect
  RETURN u, c, effect
  ORDER BY u.sortKey
  LIMIT $limit
}
WITH a, u, c, effect
LIMIT $limit
RETURN effect,
  u {.*, created: toString(u.created), activated: toString(u.activated), lastLogin: toString(u.lastLogin),
     passwordChanged: toString(u.passwordChanged), statusChanged: toString(u.statusChanged),
     lastUpdated: toString(u.lastUpdated), factorsReadAt: null,
     firstSeen: toString(u.firstSeen), changed: toString(u.changed)} AS user,
  a {.*, created: toString(a.created), lastUpdated: toString(a.lastUpdated),
     firstSeen: toString(a.firstSeen), changed: toString(a.changed)} AS app,
  CASE WHEN c IS NOT NULL THEN c {.*, lastUpdated: toString(c.lastUpdated), firstSeen: toString(c.firstSeen)} END AS account
