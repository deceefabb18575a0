MATCH (g:Group)
WHERE g.sortKey > $from AND g.sortKey < $to
  AND any(c IN $groupFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
      WHEN 'IN' THEN g[p.field] IN p.values
      WHEN 'CONTAINS' THEN toLower(g[p.field]) CONTAINS toLower(p.values[0])
      WHEN 'STARTS_WITH' THEN toLower(g[p.field]) STARTS WITH toLower(p.values[0])
      WHEN 'BEFORE' THEN g[p.field] < datetime(p.values[0])
      WHEN 'AFTER' THEN g[p.field] > datetime(p.values[0])
      WHEN 'IS' THEN g[p.field] = (p.values[0] = 'true')
      WHEN 'IS_NULL' THEN g[p.field] IS NULL
    END, false)))
WITH g
ORDER BY g.sortKey
LIMIT $limit
RETURN g {.*, lastUpdated: toString(g.lastUpdated), lastMembershipUpdated: toString(g.lastMembershipUpdated),
          membersReadAt: null, firstSeen: toString(g.firstSeen), changed: toString(g.changed)} AS node
