MATCH (u:User)
WHERE u.sortKey STARTS WITH $prefix
RETURN u {.*, created: toString(u.created), activated: toString(u.activated), lastLogin: toString(u.lastLogin),
          passwordChanged: toString(u.passwordChanged), statusChanged: toString(u.statusChanged),
          lastUpdated: toString(u.lastUpdated), factorsReadAt: null,
          firstSeen: toString(u.firstSeen), changed: toString(u.changed)} AS node
ORDER BY u.sortKey
LIMIT $limit
