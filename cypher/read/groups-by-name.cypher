MATCH (g:Group)
WHERE g.sortKey STARTS WITH $prefix
RETURN g {.*, lastUpdated: toString(g.lastUpdated), lastMembershipUpdated: toString(g.lastMembershipUpdated),
          membersReadAt: null, firstSeen: toString(g.firstSeen), changed: toString(g.changed)} AS node
ORDER BY g.sortKey
LIMIT $limit
