UNWIND $pairs AS pair
MATCH (a:App {key: pair.appKey})
MATCH (u:User {key: pair.userKey})
OPTIONAL MATCH (u)-[account:ACCOUNT_IN]->(a)
RETURN a.oktaId AS appId, u.oktaId AS userId, account IS NOT NULL AS isKnown, account.hash AS hash,
       EXISTS { (u)-[:ASSIGNED]->(a) } AS isAssigned
