UNWIND $keys AS key
MATCH (g:Group {key: key})
CALL (g) {
  MATCH (g)<-[:ASSIGNS_TO]-(r:GroupRule)
  WITH r
  ORDER BY r.name, r.key
  LIMIT 100
  RETURN collect(r) AS rules
}
RETURN key, rules
