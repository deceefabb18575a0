// What an account was before a change stands in the history; a change of Okta's date alone is none.
UNWIND $rows AS row
WITH row, row.properties AS properties
MATCH (a:App {key: row.appKey})
MATCH (u:User {key: row.userKey})
MERGE (u)-[account:ACCOUNT_IN]->(a)
ON CREATE SET account.firstSeen = datetime($now), account.begun = datetime($begun)
FOREACH (_ IN CASE
    WHEN coalesce(account.changed, account.firstSeen) < datetime($now)
      AND any(field IN ['scope', 'status', 'userName', 'syncState', 'grantingGroupId']
        WHERE coalesce(account[field], '') <> coalesce(properties[field], '')) THEN [1]
    ELSE []
  END |
  CREATE (u)-[had:HAD_ACCOUNT_IN]->(a)
  SET had = properties(account), had.ended = datetime($now), had.superseded = true, account.changed = datetime($now)
)
SET account += properties {.*, lastUpdated: datetime(row.lastUpdated)}
RETURN count(*) AS written
