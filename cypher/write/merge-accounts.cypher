UNWIND $rows AS row
WITH row, row.properties AS properties
MATCH (a:App {key: row.appKey})
MATCH (u:User {key: row.userKey})
MERGE (u)-[account:ACCOUNT_IN]->(a)
ON CREATE SET account.firstSeen = datetime($now)
SET account += properties {.*, lastUpdated: datetime(row.lastUpdated)}
RETURN count(*) AS written
