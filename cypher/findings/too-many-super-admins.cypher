CALL () {
  MATCH (a:RoleAssignment)
  WHERE a.key STARTS WITH $prefix AND coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND a.expires IS NULL
  MATCH (a)-[:OF_ROLE]->(r:Role)
  WHERE r.type = 'SUPER_ADMIN' AND r.key > $from
  MATCH (assignee)-[:HAS_ROLE]->(a)
  CALL (assignee) {
    UNWIND [assignee] AS u
    WITH u
    WHERE u:User
    RETURN u, 1 AS own
    UNION ALL
    MATCH (assignee)<-[:MEMBER_OF]-(u:User)
    WHERE assignee:Group
    RETURN u, 0 AS own
  }
  WITH r, u, max(own) AS own
  ORDER BY u.sortKey
  WITH r, collect(u.key) AS people, sum(1 - own) AS byGroups
  WHERE size(people) > $most
  RETURN collect({r: r, people: people, byGroups: byGroups}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit
  LIMIT $limit
  RETURN collect({place: hit.r.key, second: '-', subject: {type: 'Role', key: hit.r.key},
    related: [key IN hit.people[..20] | {type: 'User', key: key}], certain: true,
    facts: {superAdmins: size(hit.people), throughGroupsOnly: hit.byGroups, most: $most}}) AS hits
}
RETURN null AS next, size(found) AS total, [] AS unknown, hits
