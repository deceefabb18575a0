// Who is a member of at least two of the groups.
UNWIND $keys AS key
MATCH (g:Group {key: key})<-[:MEMBER_OF]-(u:User)
WITH u, count(g) AS groups
WHERE groups > 1
RETURN u.key AS key, u.oktaId AS id, u.sortKey AS sortKey, u.login AS name
ORDER BY sortKey
LIMIT $limit
