UNWIND $keys AS key
MATCH (a:RoleAssignment {key: key})
CALL (a) {
  MATCH (a)<-[:HAS_ROLE]-(assignee)-[power:ADMIN_OF {assignmentKey: a.key}]->()
  DELETE power
}
CALL (a) {
  MATCH (a)<-[h:HAS_ROLE]-(assignee)
  CREATE (assignee)-[had:HAD_ROLE]->(a)
  SET had = properties(h), had.ended = datetime($now)
  DELETE h
}
SET a:EndedRoleAssignment, a.ended = datetime($now),
    a.roleLabel = head([(a)-[:OF_ROLE]->(r) | coalesce(r.label, r.type)]),
    a.scopes = [(a)-[:SCOPED_TO]->(s) | coalesce(s.name, s.label)][..100]
REMOVE a:RoleAssignment
WITH a
MATCH (a)-[edge:OF_ROLE|SCOPED_TO]->()
DELETE edge
