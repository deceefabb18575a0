// Okta says that only super admins reset the credentials of super admins; of other admins it says nothing. So none is certain.
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
  MATCH (b)-[:OF_ROLE]->(strong:Role)
  WHERE strong.type IN ['SUPER_ADMIN', 'ORG_ADMIN', 'APP_ADMIN', 'API_ACCESS_MANAGEMENT_ADMIN', 'USER_ADMIN', 'CUSTOM']
  MATCH (owner)-[:HAS_ROLE]->(b)
  CALL (owner) {
    UNWIND [owner] AS t
    WITH t
    WHERE t:User
    RETURN t
    UNION ALL
    MATCH (owner)<-[:MEMBER_OF]-(t:User)
    WHERE owner:Group
    RETURN t
  }
  WITH place, t, collect(DISTINCT strong.type) AS targetTypes, collect(DISTINCT coalesce(strong.label, strong.type)) AS targetRoles
  WITH place, collect({t: t, types: targetTypes, roles: targetRoles}) AS targets
  MATCH (a:RoleAssignment)
  WHERE a.key STARTS WITH $prefix AND coalesce(a.scopeKnown, false) AND coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
  MATCH (a)-[:OF_ROLE]->(r:Role)
  WHERE r.type IN ['HELP_DESK_ADMIN', 'USER_ADMIN', 'ORG_ADMIN'] OR any(p IN r.permissions WHERE p IN [
    'okta.users.manage', 'okta.users.credentials.manage', 'okta.users.credentials.resetPassword',
    'okta.users.credentials.expirePassword', 'okta.users.credentials.resetFactors',
    'okta.users.credentials.manageTemporaryAccessCode'])
  UNWIND targets AS target
  WITH place, a, r, target, target.t AS t
  WHERE NOT all(type IN target.types WHERE type = r.type)
    AND (EXISTS { (a)-[:SCOPED_TO]->(:Organization) }
      OR EXISTS { (a)-[:SCOPED_TO]->(:Group)<-[:MEMBER_OF]-(t) }
      OR EXISTS {
        MATCH (a)-[:SCOPED_TO]->(:ResourceSet)-[c:CONTAINS]->(held)
        WHERE ((c.kind = 'ALL_USERS') OR (c.kind = 'SELF' AND held = t) OR (c.kind = 'MEMBERS' AND EXISTS { (t)-[:MEMBER_OF]->(held) }))
          AND none(orn IN c.excludes WHERE orn ENDS WITH ':' + t.oktaId)
      })
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
  WITH place, u, t, target, r, t.key + ' ' + a.key AS second
  WHERE u <> t AND (place IS NULL OR u.sortKey > place OR (u.sortKey = $from AND second > $after))
    AND NOT EXISTS {
      MATCH (u)-[:HAS_ROLE]->(own:RoleAssignment)-[:OF_ROLE]->(:Role {type: 'SUPER_ADMIN'})
      WHERE coalesce(own.status, 'ACTIVE') <> 'INACTIVE'
    } AND NOT EXISTS {
      MATCH (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->(own:RoleAssignment)-[:OF_ROLE]->(:Role {type: 'SUPER_ADMIN'})
      WHERE coalesce(own.status, 'ACTIVE') <> 'INACTIVE'
    }
  WITH u, second, t.key AS target, 'User' AS kind, false AS certain,
       {role: coalesce(r.label, r.type), targetRoles: target.roles, superAdmin: 'SUPER_ADMIN' IN target.types} AS facts
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
