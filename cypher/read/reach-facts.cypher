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
    memberSince: toString(coalesce(m.since, m.firstSeen)),
    memberAdded: toString(m.since),
    memberAddedBy: m.by,
    assignedSince: toString(coalesce(r.since, r.firstSeen)),
    assignedAdded: toString(r.since),
    assignedAddedBy: r.by
  }) AS groups
}
RETURN pair.user AS user, pair.app AS app, groups,
  [(u)-[d:ASSIGNED]->(a) | {since: toString(coalesce(d.since, d.firstSeen)), added: toString(d.since), addedBy: d.by}][0] AS direct,
  [(u)-[c:ACCOUNT_IN]->(a) | c {.*, lastUpdated: toString(c.lastUpdated), firstSeen: toString(c.firstSeen)}][0] AS account
