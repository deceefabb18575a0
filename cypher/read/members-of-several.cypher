// Who is a member of at least two of the groups: whoever is, is in one besides the largest, whose members are not walked.
UNWIND $keys AS key
MATCH (g:Group {key: key})
WITH g, COUNT { (g)<-[:MEMBER_OF]-() } AS size
ORDER BY size, g.key
WITH collect(g)[0..-1] AS smaller
UNWIND smaller AS g
MATCH (g)<-[:MEMBER_OF]-(u:User)
WITH DISTINCT u
WHERE COUNT { (u)-[:MEMBER_OF]->(other:Group) WHERE other.key IN $keys } > 1
RETURN u.key AS key, u.oktaId AS id, u.sortKey AS sortKey, u.login AS name
LIMIT $limit
