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
    RETURN a, d, null AS g
    UNION ALL
    MATCH (u)-[:MEMBER_OF]->(g:Group)-[:ASSIGNED]->(a)
    RETURN a, null AS d, g
  }
  WITH u, after, a, head(collect(d)) AS d, collect(DISTINCT g) AS groups
  WHERE d IS NOT NULL AND a.key > after AND (size(groups) > 0 OR $includePossible)
  // Collected before apps are looked at: planned together, each app's groups are looked for once a pair of a member and
  // an app, whether the parameter asks for them or not.
  WITH collect({u: u, d: d, a: a, groups: groups}) AS pairs, collect(DISTINCT a) AS apps
  CALL (apps) {
    UNWIND apps AS a
    WITH a
    WHERE $includePossible AND EXISTS { (a)<-[:ASSIGNED]-(:Group) }
    RETURN collect(a) AS ofGroups
  }
  UNWIND pairs AS pair
  WITH pair, ofGroups
  WHERE size(pair.groups) > 0 OR pair.a IN ofGroups
  ORDER BY pair.u.sortKey, pair.a.key
  RETURN collect(pair) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.u AS u, hit.a AS a, hit.d AS d
  LIMIT $limit
  CALL (hit) {
    UNWIND hit.groups AS g
    WITH g.key AS key
    ORDER BY key
    RETURN collect(key) AS keys
  }
  RETURN collect({place: u.sortKey, second: a.key, subject: {type: 'User', key: u.key},
    related: [{type: 'App', key: a.key}] + [key IN keys[..20] | {type: 'Group', key: key}], certain: true,
    facts: {groups: size(keys), since: toString(coalesce(d.since, d.firstSeen)), assignedBy: d.by}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [] AS unknown, hits
