// A role and a resource set that only an assignment tells of are made without content: what lists them fills them in.
UNWIND $rows AS row
CALL (row) {
  MATCH (assignee:User {key: row.assigneeKey})
  WHERE row.assigneeKind = 'USER'
  RETURN assignee
  UNION ALL
  MATCH (assignee:Group {key: row.assigneeKey})
  WHERE row.assigneeKind = 'GROUP'
  RETURN assignee
  UNION ALL
  MATCH (assignee:App {key: row.assigneeKey})
  WHERE row.assigneeKind = 'APP'
  RETURN assignee
}
MERGE (a:RoleAssignment {key: row.key})
ON CREATE SET a.firstSeen = datetime($now)
SET a += row.properties,
    a.created = datetime(row.created),
    a.lastUpdated = datetime(row.lastUpdated),
    a.expires = datetime(row.expires),
    a.changed = datetime($now)
MERGE (r:Role {key: row.role.key})
ON CREATE SET r += row.role.properties, r.firstSeen = datetime($now), r.changed = datetime($now)
MERGE (assignee)-[h:HAS_ROLE]->(a)
ON CREATE SET h.firstSeen = datetime($now)
MERGE (a)-[of:OF_ROLE]->(r)
WITH row, assignee, a, r
CALL (a, r) {
  MATCH (a)-[old:OF_ROLE]->(other)
  WHERE other <> r
  DELETE old
}
CALL (a, row) {
  MATCH (a)-[old:SCOPED_TO]->(n)
  WHERE NOT n.key IN row.scopeKeys
  DELETE old
}
CALL (assignee, row) {
  MATCH (assignee)-[old:ADMIN_OF {assignmentKey: row.key}]->(n)
  WHERE NOT (row.isPower AND n.key IN row.scopeKeys)
  DELETE old
}
CALL (row) {
  UNWIND row.resourceSets AS resourceSet
  MERGE (s:ResourceSet {key: resourceSet.key})
  ON CREATE SET s += resourceSet.properties, s.firstSeen = datetime($now), s.changed = datetime($now)
}
CALL (row, assignee, a) {
  UNWIND row.scopeKeys AS scopeKey
  CALL (row, scopeKey) {
    MATCH (n:Organization {key: scopeKey})
    WHERE row.scopeLabel = 'Organization'
    RETURN n
    UNION ALL
    MATCH (n:Group {key: scopeKey})
    WHERE row.scopeLabel = 'Group'
    RETURN n
    UNION ALL
    MATCH (n:App {key: scopeKey})
    WHERE row.scopeLabel = 'App'
    RETURN n
    UNION ALL
    MATCH (n:ResourceSet {key: scopeKey})
    WHERE row.scopeLabel = 'ResourceSet'
    RETURN n
  }
  MERGE (a)-[s:SCOPED_TO]->(n)
  ON CREATE SET s.firstSeen = datetime($now)
  SET s.scopeKnown = row.scopeKnown
  FOREACH (_ IN CASE WHEN row.isPower THEN [1] ELSE [] END |
    MERGE (assignee)-[power:ADMIN_OF {assignmentKey: row.key}]->(n)
    ON CREATE SET power.firstSeen = datetime($now)
    SET power.role = row.roleName
  )
  RETURN count(n) AS scopes
}
RETURN count(*) AS written
