UNWIND $keys AS key
MATCH (g:Group {key: key})
RETURN key, g.oktaId AS id, g.type AS type, NOT EXISTS { (g)<-[:MEMBER_OF]-(:User) } AS isEmpty
