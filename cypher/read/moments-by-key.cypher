UNWIND $keys AS key
MATCH (s:Sync {key: key})
RETURN s {.key, .orgId, .number, .status, .mode, stamp: coalesce(s.stamp, s.startedAt), .finishedAt} AS moment
