MATCH (u:User)
WITH count(u) AS users
UNWIND $keys AS key
MATCH (g:Group {key: key})
RETURN key, users, COUNT { (g)<-[:MEMBER_OF]-() } AS estimate
