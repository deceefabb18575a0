UNWIND $keys AS key
MATCH (a:RoleAssignment {key: key})
CALL (a) {
  MATCH (a)<-[:HAS_ROLE]-(assignee)-[power:ADMIN_OF {assignmentKey: a.key}]->()
  DELETE power
}
DETACH DELETE a
