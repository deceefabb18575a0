// Neo4j compares a stored text with a parameter by UTF-16 units, and stored texts with each other by code points, as it
// orders them. So the page goes on after the last stored key that is not beyond the cursor.
WITH datetime($at) AS at
CALL () {
  CALL () {
    MATCH (a:App)
    WHERE a.sortKey <= $from
    RETURN a.sortKey AS stored
    ORDER BY a.sortKey DESC
    LIMIT 1
    UNION
    MATCH (a:DeletedApp)
    WHERE a.sortKey <= $from
    RETURN a.sortKey AS stored
    ORDER BY a.sortKey DESC
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
CALL (g, place, at) {
  MATCH (g)-[r:ASSIGNED|WAS_ASSIGNED]->(a)
  WHERE (place IS NULL OR a.sortKey > place)
    AND coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
  WITH DISTINCT a, at
  CALL (a, at) {
    OPTIONAL MATCH (a)-[:WAS]->(p:PastApp)
    WHERE a.changed > at AND p.ended > at
    RETURN p AS aPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH at, a, coalesce(aPast, a) AS aThen
  WHERE aThen.firstSeen <= at AND coalesce(aThen.ended > at, true)
    AND any(c IN $appFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
          WHEN 'IN' THEN aThen[p.field] IN p.values
          WHEN 'CONTAINS' THEN toLower(aThen[p.field]) CONTAINS toLower(p.values[0])
          WHEN 'STARTS_WITH' THEN toLower(aThen[p.field]) STARTS WITH toLower(p.values[0])
          WHEN 'BEFORE' THEN aThen[p.field] < datetime(p.values[0])
          WHEN 'AFTER' THEN aThen[p.field] > datetime(p.values[0])
          WHEN 'IS' THEN aThen[p.field] = (p.values[0] = 'true')
          WHEN 'IS_NULL' THEN aThen[p.field] IS NULL
        END, false)))
  WITH a, aThen, at
  ORDER BY a.sortKey
  LIMIT $limit
  RETURN collect(aThen {.*, key: a.key, sortKey: a.sortKey, created: toString(aThen.created),
    lastUpdated: CASE WHEN aThen.changed <= at OR aThen.lastUpdated <= at THEN toString(aThen.lastUpdated) END,
    ended: null, firstSeen: toString(aThen.firstSeen), changed: toString(aThen.changed)}) AS nodes
}
RETURN key, nodes
