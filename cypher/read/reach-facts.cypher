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
    group: g {.*, lastUpdated: toString(g.lastUpdated), lastMembershipUpdated: toString(g.lastMembershipUpdated),
              membersReadAt: null, firstSeen: toString(g.firstSeen), changed: toString(g.changed)},
    groupId: g.oktaId,
    kind: r.kind,
    priority: r.priority,
    reason: m.reason,
    ruleIds: m.ruleIds,
    memberSince: toString(m.firstSeen),
    assignedSince: toString(r.firstSeen)
  }) AS groups
}
RETURN pair.user AS user, pair.app AS app, groups,
  [(u)-[d:ASSIGNED]->(a) | {since: toString(d.firstSeen)}][0] AS direct,
  [(u)-[c:ACCOUNT_IN]->(a) | c {.*, lastUpdated: toString(c.lastUpdated), firstSeen: toString(c.firstSeen)}][0] AS account
