// A rule's expression may name groups by id or by name: what it tests has an effect.
CALL () {
  MATCH (r:GroupRule)
  WHERE r.key STARTS WITH $prefix AND r.expression CONTAINS 'Group'
  RETURN collect(r.expression) AS expressions
}
CALL () {
  MATCH (g:Group)
  WHERE g.sortKey >= $from AND g.sortKey < $to
  WITH g
  ORDER BY g.sortKey
  LIMIT $chunk
  RETURN collect(g) AS scanned
}
CALL (scanned, expressions) {
  UNWIND scanned AS g
  WITH g, expressions
  WHERE g.sortKey <> $from AND coalesce(g.type, '') <> 'BUILT_IN'
    AND EXISTS { (g)<-[:MEMBER_OF]-() }
    AND NOT EXISTS { (g)-[:ASSIGNED|HAS_ROLE]->() }
    AND NOT EXISTS { (g)<-[:ASSIGNS_TO|SCOPED_TO|CONTAINS]-() }
    AND none(text IN expressions WHERE text CONTAINS g.oktaId OR text CONTAINS '"' + g.name + '"' OR text CONTAINS "'" + g.name + "'")
  WITH g
  ORDER BY g.sortKey
  RETURN collect({g: g, members: COUNT { (g)<-[:MEMBER_OF]-() }}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.g AS g
  LIMIT $limit
  RETURN collect({place: g.sortKey, second: '-', subject: {type: 'Group', key: g.key}, related: [], certain: false,
    facts: {members: hit.members, type: g.type}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [] AS unknown, hits
