// The history refers to whom it was, under another label.
UNWIND $keys AS key
MATCH (n:User {key: key})
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
  MATCH (n)-[:ENROLLED]->(f:Factor)
  DETACH DELETE f
}
CALL (n) {
  MATCH (n)<-[:ACTS_AS]-(t:ApiToken)
  DETACH DELETE t
}
CALL (n) {
  MATCH (n)-[m:MEMBER_OF]->(g)
  FOREACH (_ IN CASE WHEN m.firstSeen < datetime($now) THEN [1] ELSE [] END |
    CREATE (n)-[was:WAS_MEMBER_OF]->(g)
    SET was = properties(m), was.ended = datetime($now)
  )
  DELETE m
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
  MATCH (n)-[account:ACCOUNT_IN]->(a)
  FOREACH (_ IN CASE WHEN account.firstSeen < datetime($now) THEN [1] ELSE [] END |
    CREATE (n)-[had:HAD_ACCOUNT_IN]->(a)
    SET had = properties(account), had.ended = datetime($now)
  )
  DELETE account
}
CALL (n) {
  MATCH (n)-[edge:SIGNED_IN_TO|ADMIN_OF|EXCLUDES|CONTAINS]-()
  DELETE edge
}
SET n:DeletedUser, n.ended = datetime($now)
REMOVE n:User, n.factorsReadAt
