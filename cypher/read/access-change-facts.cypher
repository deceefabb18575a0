// What led from the user to the app as of one sync, and which of it stood as of the other one.
WITH datetime($at) AS at, datetime($other) AS other
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
CALL (u, a, at, other) {
  MATCH (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->(g)
  WHERE coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true)
  // From the user's end: the groups that an app is assigned to can have very many members.
  WITH DISTINCT u, m, g, a, at, other
  MATCH (g)-[r:ASSIGNED|WAS_ASSIGNED]->(a)
  WHERE coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
  WITH *
  ORDER BY g.sortKey, r.kind DESC
  RETURN collect({
    groupKey: g.key,
    groupId: g.oktaId,
    isGroupGone: coalesce(g.ended <= other, false),
    kind: r.kind,
    reason: m.reason,
    ruleIds: m.ruleIds,
    member: {
      stands: EXISTS { (u)-[x:MEMBER_OF|WAS_MEMBER_OF]->(g) WHERE coalesce(x.changed, x.firstSeen) <= other AND coalesce(x.ended > other, true) },
      began: toString(m.since), begunBy: m.by, ended: toString(m.endedAt), endedBy: m.endedBy
    },
    assigned: {
      stands: EXISTS {
        (g)-[x:ASSIGNED|WAS_ASSIGNED]->(a)
        WHERE coalesce(x.kind, '') = coalesce(r.kind, '') AND coalesce(x.changed, x.firstSeen) <= other AND coalesce(x.ended > other, true)
      },
      began: toString(r.since), begunBy: r.by, ended: toString(r.endedAt), endedBy: r.endedBy
    }
  }) AS groups
}
RETURN pair.user AS user, pair.app AS app, groups,
  [(u)-[r:ASSIGNED|WAS_ASSIGNED]->(a) WHERE coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true) | {
    stands: EXISTS { (u)-[x:ASSIGNED|WAS_ASSIGNED]->(a) WHERE coalesce(x.changed, x.firstSeen) <= other AND coalesce(x.ended > other, true) },
    began: toString(r.since), begunBy: r.by, ended: toString(r.endedAt), endedBy: r.endedBy
  }][0] AS direct,
  [(u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a) WHERE coalesce(c.changed, c.firstSeen) <= at AND coalesce(c.ended > at, true) |
    {scope: c.scope, status: c.status, grantingGroupId: c.grantingGroupId}][0] AS account
