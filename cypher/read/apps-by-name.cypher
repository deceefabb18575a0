MATCH (a:App)
WHERE a.sortKey STARTS WITH $prefix
RETURN a {.*, created: toString(a.created), lastUpdated: toString(a.lastUpdated),
          firstSeen: toString(a.firstSeen), changed: toString(a.changed)} AS node
ORDER BY a.sortKey
LIMIT $limit
