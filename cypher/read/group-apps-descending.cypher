UNWIND $keys AS key
MATCH (g:Group {key: key})
CALL (g) {
  MATCH (g)-[:ASSIGNED]->(a)
  WITH DISTINCT a
  WHERE a.sortKey > $from AND a.sortKey < $to
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
  RETURN collect(a) AS nodes
}
RETURN key, nodes
