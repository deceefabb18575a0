UNWIND $apps AS row
MATCH (a:App {key: row.app})
CALL (row) {
  UNWIND row.kept AS groupKey
  MATCH (g:Group {key: groupKey})
  RETURN collect(g) AS kept
}
CALL (row) {
  UNWIND row.lost AS groupKey
  MATCH (:Group {key: groupKey})<-[:MEMBER_OF]-(u:User)
  RETURN u
  UNION
  UNWIND row.half AS groupKey
  MATCH (:Group {key: groupKey})<-[m:MEMBER_OF]-(u:User)
  WHERE m.reason = 'RULE' AND all(id IN coalesce(m.ruleIds, ['']) WHERE id IN $ruleIds)
  RETURN u
}
WITH a, row, kept, u
WHERE (size($named) = 0 OR NOT u.key IN $named)
  AND (size(kept) = 0 OR NOT EXISTS {
    MATCH (u)-[m:MEMBER_OF]->(g)
    WHERE g IN kept AND (size(row.half) = 0 OR NOT g.key IN row.half OR coalesce(m.reason, '') <> 'RULE'
      OR NOT all(id IN coalesce(m.ruleIds, ['']) WHERE id IN $ruleIds))
  })
  AND NOT EXISTS { (u)-[:ASSIGNED]->(a) }
OPTIONAL MATCH (u)-[c:ACCOUNT_IN]->(a)
WITH a, row, u, c
// The group that gave an account explains it; most often it is the very one that is lost.
WHERE $unexplainedMayEnd OR c IS NULL OR coalesce(c.scope, '') = 'USER'
  OR (size(row.lost) = 1 AND size(row.half) = 0 AND row.lost[0] = a.orgId + '/' + c.grantingGroupId)
  OR EXISTS {
    MATCH (u)-[:MEMBER_OF]->(g:Group)-[r:ASSIGNED]->(a)
    WHERE g.oktaId = c.grantingGroupId OR (c.grantingGroupId IS NULL AND coalesce(r.kind, '') <> 'IMPLICIT')
  }
WITH a, u, c, CASE WHEN coalesce(a.status IN $rules.appUsable, false) = false OR coalesce(u.status IN $rules.userBlocked, false)
    OR coalesce(c.status IN $rules.accountBlocked, false) THEN 'ENDS_BLOCKED' ELSE 'ENDS' END AS effect
WHERE effect IN $effects
RETURN a.key AS app, effect, count(*) AS total
