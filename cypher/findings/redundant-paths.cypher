// Paths are independent where they leave the user by different edges: the own assignment, and each group once.
CALL () {
  MATCH (u:User)
  WHERE u.sortKey >= $from AND u.sortKey < $to
  WITH u
  ORDER BY u.sortKey
  LIMIT $chunk
  RETURN collect(u) AS scanned
}
CALL (scanned) {
  UNWIND scanned AS u
  WITH u, CASE WHEN u.sortKey = $from THEN $after ELSE '' END AS after
  WHERE after <> '~'
  CALL (u) {
    MATCH (u)-[:ASSIGNED]->(a:App)
    RETURN a, null AS g
    UNION
    MATCH (u)-[:MEMBER_OF]->(g:Group)-[:ASSIGNED]->(a:App)
    WHERE $includeEveryone OR coalesce(g.type, '') <> 'BUILT_IN'
    RETURN a, g
  }
  WITH u, after, a, count(*) AS paths, count(g) AS groups
  WHERE paths >= $minimum AND a.key > after
  WITH u, a, paths, groups
  ORDER BY u.sortKey, a.key
  RETURN collect({u: u, a: a, paths: paths, groups: groups}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.u AS u, hit.a AS a
  LIMIT $limit
  CALL (u, a) {
    MATCH (u)-[:MEMBER_OF]->(g:Group)-[:ASSIGNED]->(a)
    WHERE $includeEveryone OR coalesce(g.type, '') <> 'BUILT_IN'
    WITH DISTINCT g.key AS key
    ORDER BY key
    RETURN collect(key) AS keys
  }
  RETURN collect({place: u.sortKey, second: a.key, subject: {type: 'User', key: u.key},
    related: [{type: 'App', key: a.key}] + [key IN keys[..20] | {type: 'Group', key: key}], certain: true,
    facts: {paths: hit.paths, direct: hit.paths > hit.groups, groups: hit.groups}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [] AS unknown, hits
