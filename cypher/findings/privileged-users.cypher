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
  WITH u, roles, groups, own, 'HIT' AS state
  WHERE state IS NOT NULL
  ORDER BY u.sortKey
  RETURN collect(CASE state WHEN 'HIT' THEN {u: u, roles: roles, groups: groups, own: own = 1} END) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.u AS u
  LIMIT $limit
  RETURN collect({place: u.sortKey, second: '-', subject: {type: 'User', key: u.key},
    related: [key IN hit.groups[..20] | {type: 'Group', key: key}], certain: true,
    facts: {status: u.status, roles: hit.roles, own: hit.own, throughGroups: size(hit.groups)}}) AS hits
}
RETURN null AS next, size(found) AS total, [] AS unknown, hits
