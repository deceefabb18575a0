CALL db.index.fulltext.queryNodes('search', $query, {limit: $fetch}) YIELD node, score
WITH node, score
WHERE node.orgId = $orgId
WITH node, score
ORDER BY score DESC, node.sortKey
LIMIT $limit
RETURN CASE WHEN node:User THEN 'User' WHEN node:Group THEN 'Group' ELSE 'App' END AS type,
       node {.*, created: toString(node.created), activated: toString(node.activated), lastLogin: toString(node.lastLogin),
       passwordChanged: toString(node.passwordChanged), statusChanged: toString(node.statusChanged),
       lastUpdated: toString(node.lastUpdated), lastMembershipUpdated: toString(node.lastMembershipUpdated),
       membersReadAt: null, factorsReadAt: null, firstSeen: toString(node.firstSeen), changed: toString(node.changed)} AS node
