UNWIND $rows AS row
MATCH (g:Group {key: row.groupKey})
UNWIND row.userKeys AS userKey
MATCH (u:User {key: userKey})
MERGE (u)-[m:MEMBER_OF]->(g)
ON CREATE SET m.firstSeen = datetime($now)
SET m.reason = row.reason, m.ruleIds = row.ruleIds
RETURN count(*) AS written
