// Records of incremental syncs and of readings of the log, once a later full sync has read it all. Those of full syncs stay.
MATCH (s:Sync)
WHERE s.key STARTS WITH $prefix AND s.key < $before
  AND s.mode IN ['INCREMENTAL', 'ACTIVITY'] AND s.startedAt < datetime($until)
WITH s
LIMIT $limit
OPTIONAL MATCH (s)-[:HAS_COLLECTOR]->(c:Collector)
DETACH DELETE c
WITH DISTINCT s
DETACH DELETE s
RETURN count(*) AS removed
