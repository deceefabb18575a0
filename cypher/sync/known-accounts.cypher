UNWIND $appKeys AS appKey
MATCH (a:App {key: appKey})<-[account:ACCOUNT_IN]-(u:User)
RETURN a.oktaId AS appId, u.oktaId AS userId, account.hash AS hash
