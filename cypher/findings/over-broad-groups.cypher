// The number of edges is had for nothing; members are only looked at where there are enough of them.
CALL () {
  MATCH (u:User)
  WHERE u.sortKey > $first AND u.sortKey < $to AND u.status = 'ACTIVE'
  RETURN count(u) AS active
}
CALL () {
  MATCH (g:Group)
  WHERE g.sortKey >= $from AND g.sortKey < $to
  WITH g
  ORDER BY g.sortKey
  LIMIT $chunk
  RETURN collect(g) AS scanned
}
CALL (scanned, active) {
  UNWIND scanned AS g
  WITH g, active, EXISTS {
    MATCH (g)-[:HAS_ROLE]->(a:RoleAssignment)
    WHERE coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
  } AS hasRole
  WHERE g.sortKey <> $from
    AND (COUNT { (g)<-[:MEMBER_OF]-() } * 100.0 >= $percent * active OR g.type = 'BUILT_IN')
    AND (hasRole OR EXISTS {
      MATCH (g)-[:ASSIGNED]->(a:App)
      WHERE a.key IN $apps OR (size($apps) = 0 AND coalesce(g.type, '') <> 'BUILT_IN')
    })
  CALL (g) {
    MATCH (g)<-[:MEMBER_OF]-(u:User)
    WHERE u.status = 'ACTIVE'
    RETURN count(u) AS members
  }
  CALL (g) {
    MATCH (g)-[:ASSIGNED]->(a:App)
    WHERE size($apps) = 0 OR a.key IN $apps
    RETURN count(DISTINCT a) AS apps
  }
  WITH g, active, members, apps, hasRole
  WHERE g.type = 'BUILT_IN' OR (active > 0 AND members * 100.0 >= $percent * active)
  ORDER BY g.sortKey
  RETURN collect({g: g, active: active, members: members, apps: apps, hasRole: hasRole}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.g AS g
  LIMIT $limit
  RETURN collect({place: g.sortKey, second: '-', subject: {type: 'Group', key: g.key}, related: [], certain: true,
    facts: {activeMembers: hit.members, activeUsers: hit.active, apps: hit.apps, adminRole: hit.hasRole, builtIn: coalesce(g.type, '') = 'BUILT_IN'}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [] AS unknown, hits
