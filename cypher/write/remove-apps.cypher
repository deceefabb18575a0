// What leads to it has gone before; the history refers to what it was, under another label.
UNWIND $keys AS key
MATCH (n:App {key: key})
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
  MATCH (n)<-[:CREDENTIAL_OF]-(c:Credential)
  DETACH DELETE c
}
CALL (n) {
  MATCH (n)-[edge:ADMIN_OF]->()
  DELETE edge
}
SET n:DeletedApp, n.ended = datetime($now)
REMOVE n:App
