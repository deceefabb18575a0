UNWIND $keys AS key
MATCH (a:App {key: key})
RETURN a {.*, created: toString(a.created), lastUpdated: toString(a.lastUpdated),
          firstSeen: toString(a.firstSeen), changed: toString(a.changed)} AS node
