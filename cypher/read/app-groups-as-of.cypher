// Neo4j compares a stored text with a parameter by UTF-16 units, and stored texts with each other by code points, as it
// orders them. So the page goes on after the last stored key that is not beyond the cursor.
WITH datetime($at) AS at
CALL () {
  CALL () {
    MATCH (g:Group)
    WHERE g.sortKey <= $from
    RETURN g.sortKey AS stored
    ORDER BY g.sortKey DESC
    LIMIT 1
    UNION
    MATCH (g:DeletedGroup)
    WHERE g.sortKey <= $from
    RETURN g.sortKey AS stored
    ORDER BY g.sortKey DESC
    LIMIT 1
  }
  RETURN max(stored) AS place
}
UNWIND $keys AS key
CALL (key) {
  MATCH (a:App {key: key})
  RETURN a
  UNION ALL
  MATCH (a:DeletedApp {key: key})
  RETURN a
}
CALL (a, place, at) {
  MATCH (a)<-[r:ASSIGNED|WAS_ASSIGNED]-(g:Group|DeletedGroup)
  WHERE (place IS NULL OR g.sortKey > place)
    AND coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
  CALL (g, at) {
    OPTIONAL MATCH (g)-[:WAS]->(p:PastGroup)
    WHERE g.changed > at AND p.ended > at
    RETURN p AS gPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH r, at, g, coalesce(gPast, g) AS gThen
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
  WITH g, gThen, r, at
  ORDER BY g.sortKey, r.kind DESC
  WITH g, gThen, at, collect(r) AS assignments
  ORDER BY g.sortKey
  LIMIT $limit
  RETURN collect({group: gThen {.*, key: g.key, sortKey: g.sortKey, userCount: CASE WHEN gThen.changed <= at THEN gThen.userCount END,
    lastUpdated: CASE WHEN gThen.changed <= at OR gThen.lastUpdated <= at THEN toString(gThen.lastUpdated) END,
    lastMembershipUpdated: CASE WHEN gThen.changed <= at OR gThen.lastMembershipUpdated <= at THEN toString(gThen.lastMembershipUpdated) END,
    membersReadAt: null, ended: null, firstSeen: toString(gThen.firstSeen), changed: toString(gThen.changed)},
    assignments: [r IN assignments | r {.kind, .priority, firstSeen: toString(r.firstSeen)}]}) AS edges
}
RETURN key, edges
