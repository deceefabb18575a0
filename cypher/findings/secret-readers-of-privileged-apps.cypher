// That these roles see client secrets is known from research and not from Okta, and an app may sign in with a key instead. The
// same research takes a role of the app for a barrier to changing it; Okta does not say so.
CALL () {
  MATCH (u:User)
  WHERE u.sortKey <= $from
  WITH u
  ORDER BY u.sortKey DESC
  LIMIT 1
  RETURN head(collect(u.sortKey)) AS place
}
CALL () {
  MATCH (a:RoleAssignment)
  WHERE a.key STARTS WITH $prefix AND NOT coalesce(a.scopeKnown, false)
    AND coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
    AND NOT EXISTS { (a)-[:OF_ROLE]->(:Role {type: 'SUPER_ADMIN'}) }
  RETURN count(a) AS unscoped
}
CALL (place) {
  MATCH (b:RoleAssignment)
  WHERE b.key STARTS WITH $prefix AND coalesce(b.status, 'ACTIVE') <> 'INACTIVE' AND (b.expires IS NULL OR b.expires > datetime($now))
  MATCH (s:App)-[:HAS_ROLE]->(b)-[:OF_ROLE]->(strong:Role)
  WHERE coalesce(s.signOnMode, 'OPENID_CONNECT') = 'OPENID_CONNECT'
  WITH place, s, collect(DISTINCT coalesce(strong.label, strong.type)) AS targetRoles, collect(DISTINCT strong.key) AS roleKeys
  WITH place, collect({s: s, roles: targetRoles, roleKeys: roleKeys}) AS targets
  MATCH (a:RoleAssignment)
  WHERE a.key STARTS WITH $prefix AND coalesce(a.scopeKnown, false) AND coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
  MATCH (a)-[:OF_ROLE]->(r:Role)
  WHERE r.type IN ['READ_ONLY_ADMIN', 'APP_ADMIN', 'API_ACCESS_MANAGEMENT_ADMIN']
    OR any(p IN r.permissions WHERE p IN ['okta.apps.clientCredentials.read', 'okta.apps.manage'])
  UNWIND targets AS target
  WITH place, a, r, target, target.s AS s
  WHERE (EXISTS { (a)-[:SCOPED_TO]->(:Organization) } OR EXISTS { (a)-[:SCOPED_TO]->(s) } OR s.name IN coalesce(a.appNames, [])
      OR EXISTS {
        MATCH (a)-[:SCOPED_TO]->(:ResourceSet)-[c:CONTAINS]->(held)
        WHERE (c.kind = 'ALL_APPS' OR (c.kind IN ['SELF', 'APPS_OF_TYPE'] AND held = s))
          AND none(orn IN c.excludes WHERE orn ENDS WITH ':' + s.oktaId)
      })
    // Whoever has the app's only role over the whole org gains nothing by it.
    AND NOT (all(key IN target.roleKeys WHERE key = r.key) AND EXISTS { (a)-[:SCOPED_TO]->(:Organization) })
  MATCH (assignee)-[:HAS_ROLE]->(a)
  CALL (assignee) {
    UNWIND [assignee] AS u
    WITH u
    WHERE u:User
    RETURN u
    UNION ALL
    MATCH (assignee)<-[:MEMBER_OF]-(u:User)
    WHERE assignee:Group
    RETURN u
  }
  WITH place, u, s, target, r, s.key + ' ' + a.key AS second
  WHERE (place IS NULL OR u.sortKey > place OR (u.sortKey = $from AND second > $after))
    AND u.status <> 'DEPROVISIONED' AND NOT EXISTS {
      MATCH (u)-[:HAS_ROLE]->(own:RoleAssignment)-[:OF_ROLE]->(:Role {type: 'SUPER_ADMIN'})
      WHERE coalesce(own.status, 'ACTIVE') <> 'INACTIVE'
    } AND NOT EXISTS {
      MATCH (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->(own:RoleAssignment)-[:OF_ROLE]->(:Role {type: 'SUPER_ADMIN'})
      WHERE coalesce(own.status, 'ACTIVE') <> 'INACTIVE'
    }
  WITH u, second, s.key AS target, 'App' AS kind, false AS certain,
       {role: coalesce(r.label, r.type), appRoles: target.roles, mayChange: r.type IN ['APP_ADMIN', 'API_ACCESS_MANAGEMENT_ADMIN']
         OR coalesce('okta.apps.manage' IN r.permissions, false)} AS facts
  WITH u, second, target, kind, facts, certain
  ORDER BY u.sortKey, second
  RETURN collect({u: u, second: second, target: target, kind: kind, facts: facts, certain: certain}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.u AS u
  LIMIT $limit
  RETURN collect({place: u.sortKey, second: hit.second, subject: {type: 'User', key: u.key},
    related: CASE WHEN hit.target IS NULL THEN [] ELSE [{type: hit.kind, key: hit.target}] END, certain: hit.certain,
    facts: hit.facts}) AS hits
}
RETURN null AS next, size(found) AS total, [{reason: 'SCOPE_NOT_KNOWN', count: unscoped}] AS unknown, hits
