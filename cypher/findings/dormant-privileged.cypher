// `lastLogin` alone proves no dormancy, but it does prove a sign-in.
CALL () {
  MATCH (u:User)
  WHERE u.sortKey <= $from
  WITH u
  ORDER BY u.sortKey DESC
  LIMIT 1
  RETURN head(collect(u.sortKey)) AS place
}
CALL (place) {
  MATCH (a:RoleAssignment)
  WHERE a.key STARTS WITH $prefix AND coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
  MATCH (a)-[:OF_ROLE]->(r:Role)
  MATCH (assignee)-[:HAS_ROLE]->(a)
  CALL (assignee) {
    UNWIND [assignee] AS u
    WITH u
    WHERE u:User
    RETURN u, null AS g
    UNION ALL
    MATCH (assignee)<-[:MEMBER_OF]-(u:User)
    WHERE assignee:Group
    RETURN u, assignee AS g
  }
  WITH place, u, collect(DISTINCT coalesce(r.label, r.type)) AS roles, collect(DISTINCT g.key) AS groups,
       max(CASE WHEN g IS NULL THEN 1 ELSE 0 END) AS own
  WHERE (place IS NULL OR u.sortKey > place)
    AND u.status = 'ACTIVE' AND NOT coalesce(u.lastActivity >= datetime($since), false)
    AND NOT coalesce(u.lastLogin >= datetime($since), false)
  WITH u, roles, groups, own, CASE
    WHEN NOT $known THEN $why
    WHEN coalesce(u.activated, u.created) > datetime($since) THEN 'ACCOUNT_TOO_NEW'
    ELSE 'HIT'
  END AS state
  WHERE state IS NOT NULL
  ORDER BY u.sortKey
  RETURN sum(CASE state WHEN $why THEN 1 ELSE 0 END) AS uncovered,
         sum(CASE state WHEN 'ACCOUNT_TOO_NEW' THEN 1 ELSE 0 END) AS tooNew,
         collect(CASE state WHEN 'HIT' THEN {u: u, roles: roles, groups: groups, own: own = 1} END) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.u AS u
  LIMIT $limit
  RETURN collect({place: u.sortKey, second: '-', subject: {type: 'User', key: u.key},
    related: [key IN hit.groups[..20] | {type: 'Group', key: key}], certain: true,
    facts: {roles: hit.roles, own: hit.own, throughGroups: size(hit.groups),
            lastActivity: toString(u.lastActivity), lastLogin: toString(u.lastLogin), coveredUntil: $coveredUntil}}) AS hits
}
RETURN null AS next, size(found) AS total, [{reason: $why, count: uncovered}, {reason: 'ACCOUNT_TOO_NEW', count: tooNew}] AS unknown, hits
