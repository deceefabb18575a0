WITH datetime($at) AS at
CALL (at) {
  MATCH (g:Group)
  WHERE g.sortKey > $from AND g.sortKey < $to
  WITH g, at
  ORDER BY g.sortKey
  CALL (g, at) {
    OPTIONAL MATCH (g)-[:WAS]->(p:PastGroup)
    WHERE g.changed > at AND p.ended > at
    RETURN p AS gPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH at, g, coalesce(gPast, g) AS gThen
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
  RETURN g, gThen
  ORDER BY g.sortKey
  LIMIT $limit
  UNION ALL
  MATCH (g:DeletedGroup)
  WHERE g.sortKey > $from AND g.sortKey < $to
  WITH g, at
  ORDER BY g.sortKey
  CALL (g, at) {
    OPTIONAL MATCH (g)-[:WAS]->(p:PastGroup)
    WHERE g.changed > at AND p.ended > at
    RETURN p AS gPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH at, g, coalesce(gPast, g) AS gThen
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
  RETURN g, gThen
  ORDER BY g.sortKey
  LIMIT $limit
}
WITH g, gThen, at
ORDER BY g.sortKey
LIMIT $limit
RETURN gThen {.*, key: g.key, sortKey: g.sortKey, userCount: CASE WHEN gThen.changed <= at THEN gThen.userCount END,
  lastUpdated: CASE WHEN gThen.changed <= at OR gThen.lastUpdated <= at THEN toString(gThen.lastUpdated) END,
  lastMembershipUpdated: CASE WHEN gThen.changed <= at OR gThen.lastMembershipUpdated <= at THEN toString(gThen.lastMembershipUpdated) END,
  membersReadAt: null, ended: null, firstSeen: toString(gThen.firstSeen), changed: toString(gThen.changed)} AS node
