UNWIND $keys AS key
MATCH (o:Organization {key: key})
CALL (o) {
  MATCH (o)-[:HAS_SYNC]->(s:Sync)
  WHERE coalesce(s.mode, 'FULL') <> 'ACTIVITY'
  WITH s
  ORDER BY s.number DESC
  LIMIT $limit
  RETURN collect(s) AS syncs
}
RETURN key, syncs
