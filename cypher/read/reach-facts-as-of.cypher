WITH datetime($at) AS at
UNWIND $pairs AS pair
CALL (pair) {
  MATCH (u:User {key: pair.user})
  RETURN u
  UNION ALL
  MATCH (u:DeletedUser {key: pair.user})
  RETURN u
}
CALL (pair) {
  MATCH (a:App {key: pair.app})
  RETURN a
  UNION ALL
  MATCH (a:DeletedApp {key: pair.app})
  RETURN a
}
CALL (u, a, at) {
  MATCH (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->(g)-[r:ASSIGNED|WAS_ASSIGNED]->(a)
  WHERE coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true)
    AND coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
  CALL (g, at) {
    OPTIONAL MATCH (g)-[:WAS]->(p:PastGroup)
    WHERE g.changed > at AND p.ended > at
    RETURN p AS gPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH m, r, at, g, coalesce(gPast, g) AS gThen
  WHERE gThen.firstSeen <= at AND coalesce(gThen.ended > at, true)
  ORDER BY g.sortKey, r.kind DESC
  RETURN collect({
    group: gThen {.*, key: g.key, sortKey: g.sortKey, userCount: CASE WHEN gThen.changed <= at THEN gThen.userCount END,
      lastUpdated: CASE WHEN gThen.changed <= at OR gThen.lastUpdated <= at THEN toString(gThen.lastUpdated) END,
      lastMembershipUpdated: CASE WHEN gThen.changed <= at OR gThen.lastMembershipUpdated <= at THEN toString(gThen.lastMembershipUpdated) END,
      membersReadAt: null, ended: null, firstSeen: toString(gThen.firstSeen), changed: toString(gThen.changed)},
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
  [(u)-[r:ASSIGNED|WAS_ASSIGNED]->(a) WHERE coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true) |
    {since: toString(coalesce(r.since, r.firstSeen)), added: toString(r.since), addedBy: r.by}][0] AS direct,
  [(u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a) WHERE coalesce(c.changed, c.firstSeen) <= at AND coalesce(c.ended > at, true) |
    c {.*, ended: null, begun: null, changed: null, lastUpdated: toString(c.lastUpdated), firstSeen: toString(c.firstSeen)}][0] AS account
