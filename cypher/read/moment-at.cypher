// The order is the index's: it ends at the first that fits.
MATCH (s:Sync)
WHERE s.key STARTS WITH $prefix
WITH s
ORDER BY s.key DESC
WHERE s.status IN ['COMPLETE', 'PARTIAL', 'REFUSED'] AND coalesce(s.mode, 'FULL') <> 'ACTIVITY' AND s.finishedAt <= datetime($time)
RETURN s {.key, .orgId, .number, .status, .mode, stamp: coalesce(s.stamp, s.startedAt), .finishedAt} AS moment
LIMIT 1
