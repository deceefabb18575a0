UNWIND $rows AS row
MATCH (u:User {key: row.ownerKey})
MERGE (f:Factor {key: row.key})
ON CREATE SET f.firstSeen = datetime($now)
SET f += row.properties,
    f.created = datetime(row.created),
    f.lastUpdated = datetime(row.lastUpdated),
    f.changed = datetime($now)
MERGE (u)-[e:ENROLLED]->(f)
ON CREATE SET e.firstSeen = datetime($now)
RETURN count(*) AS written
