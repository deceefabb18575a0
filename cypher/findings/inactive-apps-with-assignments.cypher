CALL () {
  MATCH (a:App)
  WHERE a.sortKey >= $from AND a.sortKey < $to
  WITH a
  ORDER BY a.sortKey
  LIMIT $chunk
  RETURN collect(a) AS scanned
}
CALL (scanned) {
  UNWIND scanned AS a
  WITH a
  WHERE a.sortKey <> $from AND coalesce(a.status, 'ACTIVE') <> 'ACTIVE'
    AND EXISTS { (a)<-[:ASSIGNED]-() }
  WITH a
  ORDER BY a.sortKey
  RETURN collect({a: a, users: COUNT { (a)<-[:ASSIGNED]-(:User) }, groups: COUNT { (a)<-[:ASSIGNED]-(:Group) }}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.a AS a
  LIMIT $limit
  RETURN collect({place: a.sortKey, second: '-', subject: {type: 'App', key: a.key}, related: [], certain: true,
    facts: {status: a.status, assignedUsers: hit.users, assignedGroups: hit.groups}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [] AS unknown, hits
