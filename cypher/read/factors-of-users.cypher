UNWIND $keys AS key
MATCH (u:User {key: key})
CALL (u) {
  MATCH (u)-[:ENROLLED]->(f:Factor)
  WITH f
  ORDER BY f.factorType, f.provider, f.key
  LIMIT 100
  RETURN collect(f {.oktaId, .factorType, .provider, .status, created: toString(f.created),
                    lastUpdated: toString(f.lastUpdated)}) AS factors
}
RETURN key, u.factorsReadAt IS NOT NULL AS known, factors
