UNWIND $apps AS row
MATCH (a:App {key: row.app})
CALL (row) {
  UNWIND row.added AS groupKey
  MATCH (g:Group {key: groupKey})<-[m:MEMBER_OF]-(u:User)
  WHERE size($ruleIds) = 0 OR NOT g.key IN $ruleTargets OR coalesce(m.reason, '') <> 'RULE'
    OR NOT all(id IN coalesce(m.ruleIds, ['']) WHERE id IN $ruleIds)
  RETURN DISTINCT u
}
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
RETURN a.key AS app, effect, count(*) AS total
