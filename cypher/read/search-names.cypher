CALL () {
  MATCH (u:User)
  WHERE u.sortKey STARTS WITH $prefix
  RETURN 'User' AS type, u AS node
  ORDER BY u.sortKey
  LIMIT $limit
  UNION ALL
  MATCH (g:Group)
  WHERE g.sortKey STARTS WITH $prefix
  RETURN 'Group' AS type, g AS node
  ORDER BY g.sortKey
  LIMIT $limit
  UNION ALL
  MATCH (a:App)
  WHERE a.sortKey STARTS WITH $prefix
  RETURN 'App' AS type, a AS node
  ORDER BY a.sortKey
  LIMIT $limit
}
RETURN type,
       node {.*, created: toString(node.created), activated: toString(node.activated), lastLogin: toString(node.lastLogin),
       passwordChanged: toString(node.passwordChanged), statusChanged: toString(node.statusChanged),
       lastUpdated: toString(node.lastUpdated), lastMembershipUpdated: toString(node.lastMembershipUpdated),
       membersReadAt: null, factorsReadAt: null, firstSeen: toString(node.firstSeen), changed: toString(node.changed)} AS node
