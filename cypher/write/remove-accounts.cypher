UNWIND $rows AS row
MATCH (a:App {key: row.targetKey})
UNWIND row.sourceKeys AS userKey
MATCH (u:User {key: userKey})-[account:ACCOUNT_IN]->(a)
FOREACH (_ IN CASE WHEN account.firstSeen < datetime($now) THEN [1] ELSE [] END |
  CREATE (u)-[had:HAD_ACCOUNT_IN]->(a)
  SET had = properties(account), had.ended = datetime($now)
)
DELETE account
