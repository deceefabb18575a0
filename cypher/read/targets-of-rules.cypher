UNWIND $keys AS key
MATCH (r:GroupRule {key: key})
CALL (r) {
  MATCH (r)-[:ASSIGNS_TO]->(g:Group)
  WITH g
  ORDER BY g.sortKey
  LIMIT 100
  RETURN collect(g) AS targets
}
RETURN key, targets
