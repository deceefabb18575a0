CALL () {
  MATCH (r:GroupRule)
  WHERE r.key STARTS WITH $prefix AND r.key > $from AND coalesce(r.status, 'ACTIVE') <> 'ACTIVE'
  WITH r
  ORDER BY r.key
  LIMIT $chunk
  RETURN collect(r) AS scanned
}
CALL (scanned) {
  UNWIND scanned AS r
  CALL (r) {
    MATCH (r)-[:ASSIGNS_TO]->(g:Group)<-[m:MEMBER_OF]-(u:User)
    WHERE r.oktaId IN m.ruleIds
    WITH g, u
    ORDER BY g.key
    RETURN count(DISTINCT u) AS members, collect(DISTINCT g.key)[..20] AS groups
  }
  WITH r, members, groups
  WHERE members > 0
  ORDER BY r.key
  RETURN collect({r: r, members: members, groups: groups}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.r AS r
  LIMIT $limit
  RETURN collect({place: r.key, second: '-', subject: {type: 'GroupRule', key: r.key},
    related: [key IN hit.groups | {type: 'Group', key: key}], certain: true,
    facts: {status: r.status, members: hit.members}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].key END AS next, size(found) AS total, [] AS unknown, hits
