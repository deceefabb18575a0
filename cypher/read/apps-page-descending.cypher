MATCH (a:App)
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
RETURN a {.*, created: toString(a.created), lastUpdated: toString(a.lastUpdated),
          firstSeen: toString(a.firstSeen), changed: toString(a.changed)} AS node
