UNWIND $rows AS row
MATCH (a:App {key: row.targetKey})
UNWIND row.sourceKeys AS userKey
MATCH (:User {key: userKey})-[account:ACCOUNT_IN]->(a)
DELETE account
