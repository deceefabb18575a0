CALL db.index.fulltext.queryNodes('search', $query, {limit: $fetch}) YIELD node, score
WITH node, score
WHERE node.orgId = $orgId
RETURN CASE WHEN node:User THEN 'User' WHEN node:Group THEN 'Group' ELSE 'App' END AS type, node
ORDER BY score DESC, node.sortKey
LIMIT $limit
