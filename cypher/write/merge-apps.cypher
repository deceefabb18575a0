UNWIND $rows AS row
MERGE (a:App {key: row.key})
ON CREATE SET a.firstSeen = datetime($now)
SET a += row.properties,
    a.created = datetime(row.created),
    a.lastUpdated = datetime(row.lastUpdated),
    a.changed = datetime($now)
