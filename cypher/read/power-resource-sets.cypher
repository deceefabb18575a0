// A set that only an assignment tells of has no hash: what it holds is not known.
UNWIND $keys AS key
MATCH (s:ResourceSet {key: key})
CALL (s) {
  MATCH (s)-[c:CONTAINS]->(n)
  WITH c, n
  LIMIT $limit
  RETURN collect({kind: c.kind, id: n.oktaId, appName: c.appName, excludes: coalesce(c.excludes, []),
    type: CASE WHEN n:User THEN 'User' WHEN n:Group THEN 'Group' WHEN n:App THEN 'App' ELSE 'Organization' END}) AS entries
}
RETURN key, s.hash IS NOT NULL AS isKnown, entries
