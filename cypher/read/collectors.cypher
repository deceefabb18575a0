UNWIND $keys AS key
MATCH (s:Sync {key: key})
CALL (s) {
  MATCH (s)-[:HAS_COLLECTOR]->(c:Collector)
  WITH c
  ORDER BY c.key
  RETURN collect(c) AS collectors
}
RETURN key, collectors
