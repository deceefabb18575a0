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
  WHERE after <> '~' AND EXISTS { (u)-[:ASSIGNED]->() }
  CALL (u) {
    MATCH (u)-[d:ASSIGNED]->(a)
    RETURN a, d, 0 AS byGroup
    UNION ALL
    MATCH (u)-[:MEMBER_OF]->()-[:ASSIGNED]->(a)
    RETURN a, null AS d, 1 AS byGroup
  }
  WITH u, after, a, head(collect(d)) AS d, max(byGroup) AS byGroup
  WHERE d IS NOT NULL AND a.key > after
    AND (byGroup = 1 OR ($includePossible AND EXISTS { (a)<-[:ASSIGNED]-(:Group) }))
  WITH u, d, a
  ORDER BY u.sortKey, a.key
  RETURN collect({u: u, d: d, a: a}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.u AS u, hit.a AS a, hit.d AS d
  LIMIT $limit
  CALL (u, a) {
    MATCH (u)-[:MEMBER_OF]->(g:Group)-[:ASSIGNED]->(a)
    WITH DISTINCT g.key AS key
    ORDER BY key
    RETURN collect(key) AS keys
  }
  RETURN collect({place: u.sortKey, second: a.key, subject: {type: 'User', key: u.key},
    related: [{type: 'App', key: a.key}] + [key IN keys[..20] | {type: 'Group', key: key}], certain: true,
    facts: {groups: size(keys), since: toString(coalesce(d.since, d.firstSeen)), assignedBy: d.by}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [] AS unknown, hits
