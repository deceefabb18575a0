// Neo4j compares a stored text with a parameter by UTF-16 units, and stored texts with each other by code points, as it
// orders them. So the page goes on before the first stored key that is not beyond the cursor.
CALL () {
  MATCH (a:App)
  WHERE a.sortKey >= $to
  WITH a
  ORDER BY a.sortKey
  LIMIT 1
  RETURN head(collect(a.sortKey)) AS place
}
UNWIND $keys AS key
MATCH (g:Group {key: key})
CALL (g, place) {
  MATCH (g)-[:ASSIGNED]->(a)
  WITH DISTINCT a, place
  WHERE (place IS NULL OR a.sortKey < place)
    AND any(c IN $appFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
        WHEN 'IN' THEN a[p.field] IN p.values
        WHEN 'CONTAINS' THEN toLower(a[p.field]) CONTAINS toLower(p.values[0])
        WHEN 'STARTS_WITH' THEN toLower(a[p.field]) STARTS WITH toLower(p.values[0])
        WHEN 'BEFORE' THEN a[p.field] < datetime(p.values[0])
        WHEN 'AFTER' THEN a[p.field] > datetime(p.values[0])
        WHEN 'IS' THEN a[p.field] = (p.values[0] = 'true')
        WHEN 'IS_NULL' THEN a[p.field] IS NULL
      END, false)))
  WITH a
  ORDER BY a.sortKey DESC
  LIMIT $limit
  RETURN collect(a {.*, created: toString(a.created), lastUpdated: toString(a.lastUpdated),
                    firstSeen: toString(a.firstSeen), changed: toString(a.changed)}) AS nodes
}
RETURN key, nodes
