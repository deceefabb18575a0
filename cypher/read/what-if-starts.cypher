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
CALL (a, row, place) {
  CALL (row) {
    UNWIND row.added AS groupKey
    MATCH (g:Group {key: groupKey})<-[m:MEMBER_OF]-(u:User)
    WHERE size($ruleIds) = 0 OR NOT g.key IN $ruleTargets OR coalesce(m.reason, '') <> 'RULE'
      OR NOT all(id IN coalesce(m.ruleIds, ['']) WHERE id IN $ruleIds)
    RETURN DISTINCT u
  }
  WITH a, row, u, place
  WHERE row.app <> $firstApp OR place IS NULL OR u.sortKey > place
  WITH a, row, u
  WHERE (size($named) = 0 OR NOT u.key IN $named)
    AND NOT EXISTS { (u)-[:ASSIGNED]->(a) }
    AND NOT EXISTS { (u)-[:MEMBER_OF]->()-[:ASSIGNED]->(a) }
  OPTIONAL MATCH (u)-[c:ACCOUNT_IN]->(a)
  WITH a, u, c, row
  WHERE c IS NULL OR coalesce(c.scope, '') = 'USER'
  WITH a, u, c, CASE WHEN row.off OR coalesce(a.status IN $rules.appUsable, false) = false OR coalesce(u.status IN $rules.userBlocked, false)
      OR coalesce(c.status IN $rules.accountBlocked, false) THEN 'STARTS_BLOCKED' ELSE 'STARTS' END AS effect
  WHERE effect IN $effects
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
