// The users whom the changes name, with all that decides what they reach.
UNWIND $keys AS key
MATCH (u:User {key: key})
RETURN key,
  u {.*, created: toString(u.created), activated: toString(u.activated), lastLogin: toString(u.lastLogin),
     passwordChanged: toString(u.passwordChanged), statusChanged: toString(u.statusChanged),
     lastUpdated: toString(u.lastUpdated), factorsReadAt: null,
     firstSeen: toString(u.firstSeen), changed: toString(u.changed)} AS user,
  [(u)-[m:MEMBER_OF]->(g:Group) | {key: g.key, oktaId: g.oktaId, name: g.name, reason: m.reason, ruleIds: m.ruleIds}] AS groups,
  [(u)-[:ASSIGNED]->(a:App) | a.key] AS direct,
  [(u)-[c:ACCOUNT_IN]->(a:App) | {app: a.key, account: c {.*, lastUpdated: toString(c.lastUpdated),
     firstSeen: toString(c.firstSeen)}}] AS accounts,
  [(u)<-[:EXCLUDES]-(r:GroupRule) | r.oktaId] AS excludedFrom
