CALL () {
  MATCH (s:App)
  WHERE s.sortKey <= $from
  WITH s
  ORDER BY s.sortKey DESC
  LIMIT 1
  RETURN head(collect(s.sortKey)) AS place
}
CALL (place) {
  MATCH (a:RoleAssignment)
  WHERE a.key STARTS WITH $prefix AND coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
  MATCH (s:App)-[:HAS_ROLE]->(a)-[:OF_ROLE]->(r:Role)
  WITH place, s, collect(DISTINCT coalesce(r.label, r.type)) AS roles
  WHERE place IS NULL OR s.sortKey > place
  CALL (s) {
    OPTIONAL MATCH (s)<-[:CREDENTIAL_OF]-(c:Credential)
    WHERE coalesce(c.status, 'ACTIVE') = 'ACTIVE'
    RETURN sum(CASE WHEN c.created < datetime($since) THEN 1 ELSE 0 END) AS old, min(c.created) AS oldest,
           sum(CASE WHEN c IS NOT NULL AND c.created IS NULL THEN 1 ELSE 0 END) AS undated
  }
  WITH s, roles, old, oldest, CASE WHEN old > 0 THEN 'HIT' WHEN undated > 0 THEN 'DATE_NOT_KNOWN' END AS state
  WHERE state IS NOT NULL
  ORDER BY s.sortKey
  RETURN sum(CASE state WHEN 'DATE_NOT_KNOWN' THEN 1 ELSE 0 END) AS undated,
         collect(CASE state WHEN 'HIT' THEN {s: s, roles: roles, old: old, oldest: oldest} END) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.s AS s
  LIMIT $limit
  RETURN collect({place: s.sortKey, second: '-', subject: {type: 'App', key: s.key}, related: [], certain: true,
    facts: {oldKeys: hit.old, oldestKey: toString(hit.oldest), roles: hit.roles, status: s.status}}) AS hits
}
RETURN null AS next, size(found) AS total, [{reason: 'DATE_NOT_KNOWN', count: undated}] AS unknown, hits
