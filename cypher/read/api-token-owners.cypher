// API tokens that act with the powers of an administrator.
MATCH (t:ApiToken)
WHERE t.key STARTS WITH $prefix
MATCH (t)-[:ACTS_AS]->(u:User)
WHERE EXISTS { (u)-[:HAS_ROLE]->() } OR EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->() }
WITH t, u
ORDER BY t.key
LIMIT $limit
RETURN t {.key, .oktaId, .orgId, .name, .clientName, .userId, created: toString(t.created),
          lastUpdated: toString(t.lastUpdated), expires: toString(t.expires)} AS token,
       u.key AS ownerKey, u.oktaId AS ownerId
