// In the order of keys: tokens have no name to sort by that is theirs alone.
CALL () {
  MATCH (t:ApiToken)
  WHERE t.key STARTS WITH $prefix AND (t.expires IS NULL OR t.expires > datetime($now))
  MATCH (t)-[:ACTS_AS]->(u:User)
  CALL (u) {
    MATCH (u)-[:HAS_ROLE]->(a:RoleAssignment)
    RETURN a
    UNION
    MATCH (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->(a:RoleAssignment)
    RETURN a
  }
  WITH t, u, a
  WHERE coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
  MATCH (a)-[:OF_ROLE]->(r:Role)
  RETURN t AS n, 'ApiToken' AS type, [{type: 'User', key: u.key}] AS related, collect(DISTINCT coalesce(r.label, r.type)) AS roles,
         t.created AS created, u.status AS ownerStatus, t.expires AS expires, null AS keys
  UNION ALL
  MATCH (a:RoleAssignment)
  WHERE a.key STARTS WITH $prefix AND coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
  MATCH (n:App)-[:HAS_ROLE]->(a)-[:OF_ROLE]->(r:Role)
  WITH n, collect(DISTINCT coalesce(r.label, r.type)) AS roles
  RETURN n, 'App' AS type, [] AS related, roles, n.created AS created, null AS ownerStatus, null AS expires,
         COUNT { (n)<-[:CREDENTIAL_OF]-() } AS keys
}
WITH n, type, related, roles, created, ownerStatus, expires, keys
WHERE n.key > $from
WITH n, type, related, roles, created, ownerStatus, expires, keys
ORDER BY n.key
WITH collect({n: n, type: type, related: related, roles: roles, created: created, ownerStatus: ownerStatus, expires: expires, keys: keys}) AS found
CALL (found) {
  UNWIND found AS hit
  WITH hit
  LIMIT $limit
  RETURN collect({place: hit.n.key, second: '-', subject: {type: hit.type, key: hit.n.key}, related: hit.related, certain: true,
    facts: {roles: hit.roles, created: toString(hit.created), expires: toString(hit.expires), ownerStatus: hit.ownerStatus,
            keys: hit.keys}}) AS hits
}
RETURN null AS next, size(found) AS total, [] AS unknown, hits
