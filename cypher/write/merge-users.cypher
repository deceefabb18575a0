UNWIND $rows AS row
MERGE (u:User {key: row.key})
ON CREATE SET u.firstSeen = datetime($now)
SET u += row.properties,
    u.created = datetime(row.created),
    u.activated = datetime(row.activated),
    u.lastLogin = datetime(row.lastLogin),
    u.passwordChanged = datetime(row.passwordChanged),
    u.statusChanged = datetime(row.statusChanged),
    u.lastUpdated = datetime(row.lastUpdated),
    u.changed = datetime($now)
