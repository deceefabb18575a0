UNWIND $keys AS key
MATCH (r:Role {key: key})
RETURN key, COUNT { (r)<-[:OF_ROLE]-(:RoleAssignment)<-[:HAS_ROLE]-() } AS total
