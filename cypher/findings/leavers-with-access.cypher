// What Okta keeps of itself, such as the membership in Everyone, was not left behind by anybody.
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
  WITH u
  WHERE u.sortKey <> $from AND u.status IN ['DEPROVISIONED', 'SUSPENDED']
  CALL (u) {
    OPTIONAL MATCH (u)-[:MEMBER_OF]->(g:Group)
    WHERE coalesce(g.type, '') <> 'BUILT_IN'
    RETURN count(g) AS groups
  }
  CALL (u) {
    OPTIONAL MATCH (u)-[r:ASSIGNED|ACCOUNT_IN]->(a:App)
    WHERE type(r) = 'ASSIGNED' OR coalesce(r.scope, '') <> 'USER'
    RETURN count(DISTINCT a) AS apps
  }
  CALL (u) {
    CALL (u) {
      MATCH (u)-[:HAS_ROLE]->(a:RoleAssignment)
      RETURN a
      UNION
      MATCH (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->(a:RoleAssignment)
      RETURN a
    }
    WITH a
    WHERE coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
    RETURN count(a) AS roles
  }
  CALL (u) {
    OPTIONAL MATCH (u)<-[:ACTS_AS]-(t:ApiToken)
    WHERE t.expires IS NULL OR t.expires > datetime($now)
    RETURN count(t) AS tokens
  }
  WITH u, groups, apps, roles, tokens
  WHERE groups + apps + roles + tokens > 0
  ORDER BY u.sortKey
  RETURN collect({u: u, groups: groups, apps: apps, roles: roles, tokens: tokens}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.u AS u
  LIMIT $limit
  RETURN collect({place: u.sortKey, second: '-', subject: {type: 'User', key: u.key}, related: [], certain: true,
    facts: {status: u.status, since: toString(u.statusChanged), groups: hit.groups, apps: hit.apps, adminRoles: hit.roles,
            apiTokens: hit.tokens}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [] AS unknown, hits
