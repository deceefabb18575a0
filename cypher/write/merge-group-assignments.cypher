UNWIND $rows AS row
MATCH (g:Group {key: row.groupKey})
MATCH (a:App {key: row.appKey})
MERGE (g)-[assigned:ASSIGNED {kind: row.kind}]->(a)
ON CREATE SET assigned.firstSeen = datetime($now)
SET assigned.priority = row.priority
RETURN count(*) AS written
