// From when on the history is kept, and the first sync since then that one can ask about.
MATCH (o:Organization {key: $orgKey})
OPTIONAL MATCH (s:Sync)
WHERE s.key STARTS WITH $prefix AND s.status IN ['COMPLETE', 'PARTIAL', 'REFUSED'] AND coalesce(s.mode, 'FULL') <> 'ACTIVITY'
  AND coalesce(s.stamp, s.startedAt) >= o.historyFrom
WITH o, s
ORDER BY s.key
LIMIT 1
RETURN o.historyFrom AS historyFrom,
  CASE WHEN s IS NOT NULL
    THEN s {.key, .orgId, .number, .status, .mode, stamp: coalesce(s.stamp, s.startedAt), .finishedAt}
  END AS first
