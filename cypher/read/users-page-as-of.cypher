WITH datetime($at) AS at
CALL (at) {
  MATCH (u:User)
  WHERE u.sortKey > $from AND u.sortKey < $to
  WITH u, at
  ORDER BY u.sortKey
  CALL (u, at) {
    OPTIONAL MATCH (u)-[:WAS]->(p:PastUser)
    WHERE u.changed > at AND p.ended > at
    RETURN p AS uPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH at, u, coalesce(uPast, u) AS uThen
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
  RETURN u, uThen
  ORDER BY u.sortKey
  LIMIT $limit
  UNION ALL
  MATCH (u:DeletedUser)
  WHERE u.sortKey > $from AND u.sortKey < $to
  WITH u, at
  ORDER BY u.sortKey
  CALL (u, at) {
    OPTIONAL MATCH (u)-[:WAS]->(p:PastUser)
    WHERE u.changed > at AND p.ended > at
    RETURN p AS uPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH at, u, coalesce(uPast, u) AS uThen
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
  RETURN u, uThen
  ORDER BY u.sortKey
  LIMIT $limit
}
WITH u, uThen, at
ORDER BY u.sortKey
LIMIT $limit
RETURN uThen {.*, key: u.key, sortKey: u.sortKey, created: toString(uThen.created),
  activated: CASE WHEN uThen.changed <= at OR uThen.activated <= at THEN toString(uThen.activated) END,
  lastLogin: CASE WHEN uThen.changed <= at OR uThen.lastLogin <= at THEN toString(uThen.lastLogin) END,
  passwordChanged: CASE WHEN uThen.changed <= at OR uThen.passwordChanged <= at THEN toString(uThen.passwordChanged) END,
  statusChanged: CASE WHEN uThen.changed <= at OR uThen.statusChanged <= at THEN toString(uThen.statusChanged) END,
  lastUpdated: CASE WHEN uThen.changed <= at OR uThen.lastUpdated <= at THEN toString(uThen.lastUpdated) END,
  factorsReadAt: null, lastActivity: null, ended: null, firstSeen: toString(uThen.firstSeen), changed: toString(uThen.changed)} AS node
