UNWIND $pairs AS pair
MATCH (u:User {key: pair.user})
CALL (pair) {
  MATCH (a:App {key: pair.app})
  RETURN a
}
CALL (u, a) {
  MATCH (u)-[m:MEMBER_OF]->(g:Group)-[r:ASSIGNED]->(a)
  WITH m, g, r
  ORDER BY g.sortKey, r.kind DESC
  RETURN collect({
    group: g,
    groupId: g.oktaId,
    kind: r.kind,
    priority: r.priority,
    reason: m.reason,
    ruleIds: m.ruleIds,
    memberSince: m.firstSeen,
    assignedSince: r.firstSeen
  }) AS groups
}
RETURN pair.user AS user, pair.app AS app, groups,
  [(u)-[d:ASSIGNED]->(a) | {since: d.firstSeen}][0] AS direct,
  [(u)-[c:ACCOUNT_IN]->(a) | c][0] AS account
