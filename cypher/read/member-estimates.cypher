UNWIND $keys AS key
MATCH (g:Group {key: key})
RETURN key, COUNT { (g)<-[:MEMBER_OF]-() } AS estimate
