// Neo4j compares a stored text with a parameter by UTF-16 units, and stored texts with each other by code points, as it
// orders them. So the page goes on after the last stored key that is not beyond the cursor.
WITH datetime($at) AS at
CALL () {
  CALL () {
    MATCH (u:User)
    WHERE u.sortKey <= $from
    RETURN u.sortKey AS stored
    ORDER BY u.sortKey DESC
    LIMIT 1
    UNION
    MATCH (u:DeletedUser)
    WHERE u.sortKey <= $from
    RETURN u.sortKey AS stored
    ORDER BY u.sortKey DESC
    LIMIT 1
  }
  RETURN max(stored) AS place
}
UNWIND $keys AS key
CALL (key) {
  MATCH (g:Group {key: key})
  RETURN g
  UNION ALL
  MATCH (g:DeletedGroup {key: key})
  RETURN g
}
CALL (g, at) {
  OPTIONAL MATCH (g)-[:WAS]->(p:PastGroup)
  WHERE g.changed > at AND p.ended > at
  RETURN p AS gPast
  ORDER BY p.ended
  LIMIT 1
}
WITH at, place, key, g, coalesce(gPast, g) AS gThen
WHERE gThen.firstSeen <= at AND coalesce(gThen.ended > at, true)
  AND any(c IN $groupFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
      WHEN 'IN' THEN gThen[p.field] IN p.values
      WHEN 'CONTAINS' THEN toLower(gThen[p.field]) CONTAINS toLower(p.values[0])
      WHEN 'STARTS_WITH' THEN toLower(gThen[p.field]) STARTS WITH toLower(p.values[0])
      WHEN 'BEFORE' THEN gThen[p.field] < datetime(p.values[0])
      WHEN 'AFTER' THEN gThen[p.field] > datetime(p.values[0])
      WHEN 'IS' THEN gThen[p.field] = (p.values[0] = 'true')
      WHEN 'IS_NULL' THEN gThen[p.field] IS NULL
    END, false)))
CALL (g, place, at) {
  MATCH (g)<-[m:MEMBER_OF|WAS_MEMBER_OF]-(u)
  WHERE (place IS NULL OR u.sortKey > place)
    AND ($reasons IS NULL OR coalesce(m.reason, 'UNKNOWN') IN $reasons)
    AND coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true)
  CALL (u, at) {
    OPTIONAL MATCH (u)-[:WAS]->(p:PastUser)
    WHERE u.changed > at AND p.ended > at
    RETURN p AS uPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH m, at, u, coalesce(uPast, u) AS uThen
  WHERE uThen.firstSeen <= at AND coalesce(uThen.ended > at, true)
    AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
          WHEN 'IN' THEN uThen[p.field] IN p.values
          WHEN 'CONTAINS' THEN toLower(uThen[p.field]) CONTAINS toLower(p.values[0])
          WHEN 'STARTS_WITH' THEN toLower(uThen[p.field]) STARTS WITH toLower(p.values[0])
          WHEN 'BEFORE' THEN uThen[p.field] < datetime(p.values[0])
          WHEN 'AFTER' THEN uThen[p.field] > datetime(p.values[0])
          WHEN 'IS' THEN uThen[p.field] = (p.values[0] = 'true')
          WHEN 'IS_NULL' THEN uThen[p.field] IS NULL
        END, false)))
  WITH u, uThen, m, at
  ORDER BY u.sortKey
  LIMIT $limit
  RETURN collect({
    user: uThen {.*, key: u.key, sortKey: u.sortKey, created: toString(uThen.created),
      activated: CASE WHEN uThen.changed <= at OR uThen.activated <= at THEN toString(uThen.activated) END,
      lastLogin: CASE WHEN uThen.changed <= at OR uThen.lastLogin <= at THEN toString(uThen.lastLogin) END,
      passwordChanged: CASE WHEN uThen.changed <= at OR uThen.passwordChanged <= at THEN toString(uThen.passwordChanged) END,
      statusChanged: CASE WHEN uThen.changed <= at OR uThen.statusChanged <= at THEN toString(uThen.statusChanged) END,
      lastUpdated: CASE WHEN uThen.changed <= at OR uThen.lastUpdated <= at THEN toString(uThen.lastUpdated) END,
      factorsReadAt: null, lastActivity: null, ended: null, firstSeen: toString(uThen.firstSeen), changed: toString(uThen.changed)},
    reason: m.reason, ruleIds: m.ruleIds, since: toString(coalesce(m.since, m.firstSeen)), addedBy: m.by}) AS edges
}
RETURN key, edges, gThen {.*, key: g.key, sortKey: g.sortKey, userCount: CASE WHEN gThen.changed <= at THEN gThen.userCount END,
  lastUpdated: CASE WHEN gThen.changed <= at OR gThen.lastUpdated <= at THEN toString(gThen.lastUpdated) END,
  lastMembershipUpdated: CASE WHEN gThen.changed <= at OR gThen.lastMembershipUpdated <= at THEN toString(gThen.lastMembershipUpdated) END,
  membersReadAt: null, ended: null, firstSeen: toString(gThen.firstSeen), changed: toString(gThen.changed)} AS group
