WITH datetime($at) AS at
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
WITH at, key, g, coalesce(gPast, g) AS gThen
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
CALL (g, at) {
  CALL (g, at) {
    MATCH (u:User)
    WHERE u.sortKey > $from AND u.sortKey < $to
      AND EXISTS { (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->(g) WHERE coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true) }
    WITH u, g, at
    ORDER BY u.sortKey
    MATCH (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->(g)
    WHERE coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true)
      AND ($reasons IS NULL OR coalesce(m.reason, 'UNKNOWN') IN $reasons)
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
    RETURN u, uThen, m
    ORDER BY u.sortKey
    LIMIT $limit
    UNION ALL
    MATCH (u:DeletedUser)
    WHERE u.sortKey > $from AND u.sortKey < $to
      AND EXISTS { (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->(g) WHERE coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true) }
    WITH u, g, at
    ORDER BY u.sortKey
    MATCH (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->(g)
    WHERE coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true)
      AND ($reasons IS NULL OR coalesce(m.reason, 'UNKNOWN') IN $reasons)
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
    RETURN u, uThen, m
    ORDER BY u.sortKey
    LIMIT $limit
  }
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
