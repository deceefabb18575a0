MATCH (u:User)
WHERE u.sortKey > $from AND u.sortKey < $to
  AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
      WHEN 'IN' THEN u[p.field] IN p.values
      WHEN 'CONTAINS' THEN toLower(u[p.field]) CONTAINS toLower(p.values[0])
      WHEN 'STARTS_WITH' THEN toLower(u[p.field]) STARTS WITH toLower(p.values[0])
      WHEN 'BEFORE' THEN u[p.field] < datetime(p.values[0])
      WHEN 'AFTER' THEN u[p.field] > datetime(p.values[0])
      WHEN 'IS' THEN u[p.field] = (p.values[0] = 'true')
      WHEN 'IS_NULL' THEN u[p.field] IS NULL
    END, false)))
WITH u
ORDER BY u.sortKey
LIMIT $limit
RETURN u {.*, created: toString(u.created), activated: toString(u.activated), lastLogin: toString(u.lastLogin),
          passwordChanged: toString(u.passwordChanged), statusChanged: toString(u.statusChanged),
          lastUpdated: toString(u.lastUpdated), factorsReadAt: null,
          firstSeen: toString(u.firstSeen), changed: toString(u.changed)} AS node
