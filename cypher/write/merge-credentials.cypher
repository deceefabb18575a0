UNWIND $rows AS row
MATCH (app:App {key: row.ownerKey})
MERGE (c:Credential {key: row.key})
ON CREATE SET c.firstSeen = datetime($now)
SET c += row.properties,
    c.created = datetime(row.created),
    c.lastUpdated = datetime(row.lastUpdated),
    c.changed = datetime($now)
MERGE (c)-[of:CREDENTIAL_OF]->(app)
ON CREATE SET of.firstSeen = datetime($now)
RETURN count(*) AS written
