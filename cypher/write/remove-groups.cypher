// What leads to it has gone before; the history refers to what it was, under another label.
UNWIND $keys AS key
MATCH (n:Group {key: key})
CALL (n) {
  MATCH (n)-[h:HAS_ROLE]->(a:RoleAssignment)
  CREATE (n)-[had:HAD_ROLE]->(a)
  SET had = properties(h), had.ended = datetime($now),
      a:EndedRoleAssignment, a.ended = datetime($now),
      a.roleLabel = head([(a)-[:OF_ROLE]->(r) | coalesce(r.label, r.type)]),
      a.scopes = [(a)-[:SCOPED_TO]->(s) | coalesce(s.name, s.label)][..100]
  REMOVE a:RoleAssignment
  DELETE h
  WITH a
  MATCH (a)-[edge:OF_ROLE|SCOPED_TO]->()
  DELETE edge
}
CALL (n) {
  MATCH (n)-[assigned:ASSIGNED]->(a)
  FOREACH (_ IN CASE WHEN assigned.firstSeen < datetime($now) THEN [1] ELSE [] END |
    CREATE (n)-[was:WAS_ASSIGNED]->(a)
    SET was = properties(assigned), was.ended = datetime($now)
  )
  DELETE assigned
}
CALL (n) {
  MATCH (n)-[edge:ADMIN_OF]->()
  DELETE edge
}
SET n:DeletedGroup, n.ended = datetime($now)
REMOVE n:Group
