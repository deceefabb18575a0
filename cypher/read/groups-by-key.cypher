UNWIND $keys AS key
MATCH (g:Group {key: key})
RETURN g {.*, lastUpdated: toString(g.lastUpdated), lastMembershipUpdated: toString(g.lastMembershipUpdated),
          membersReadAt: null, firstSeen: toString(g.firstSeen), changed: toString(g.changed)} AS node
