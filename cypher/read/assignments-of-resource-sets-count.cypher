UNWIND $keys AS key
MATCH (s:ResourceSet {key: key})
RETURN key, COUNT { (s)<-[:SCOPED_TO]-(:RoleAssignment)<-[:HAS_ROLE]-() } AS total
