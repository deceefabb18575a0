UNWIND $rows AS row
MERGE (r:Role {key: row.key})
ON CREATE SET r.firstSeen = datetime($now)
SET r += row.properties,
    r.created = datetime(row.created),
    r.lastUpdated = datetime(row.lastUpdated),
    r.changed = datetime($now)
