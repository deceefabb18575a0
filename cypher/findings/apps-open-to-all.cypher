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
  WITH a, EXISTS { (a)<-[r:ASSIGNED]-(g:Group {type: 'BUILT_IN'}) WHERE coalesce(r.kind, '') <> 'IMPLICIT' } AS toEveryone,
       coalesce(a.implicitAssignment, false) OR EXISTS { (a)<-[:ASSIGNED {kind: 'IMPLICIT'}]-(:Group) } AS implicit
  WHERE a.sortKey <> $from AND (toEveryone OR implicit)
  WITH a, toEveryone, implicit
  ORDER BY a.sortKey
  RETURN collect({a: a, toEveryone: toEveryone, implicit: implicit}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.a AS a
  LIMIT $limit
  RETURN collect({place: a.sortKey, second: '-', subject: {type: 'App', key: a.key}, related: [], certain: true,
    facts: {assignedToEveryone: hit.toEveryone, implicit: hit.implicit, status: a.status}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [] AS unknown, hits
