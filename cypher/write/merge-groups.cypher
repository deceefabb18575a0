UNWIND $rows AS row
MERGE (g:Group {key: row.key})
ON CREATE SET g.firstSeen = datetime($now)
SET g += row.properties,
    g.lastUpdated = datetime(row.lastUpdated),
    g.lastMembershipUpdated = datetime(row.lastMembershipUpdated),
    g.changed = datetime($now)
