// Groups with roles and groups that are not Okta's own cannot be changed this way. Super admins can everything, and are left out.
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
  CALL () {
    MATCH (g:Group {type: 'OKTA_GROUP'})
    WHERE g.sortKey > $first AND g.sortKey < $to AND EXISTS { (g)-[:ASSIGNED]->() } AND NOT EXISTS { (g)-[:HAS_ROLE]->() }
    RETURN count(g) AS allGroups
  }
  CALL () {
    MATCH (app:App)
    WHERE app.sortKey > $first AND app.sortKey < $to AND app.status = 'ACTIVE'
    RETURN count(app) AS allApps, sum(CASE app.signOnMode WHEN 'OPENID_CONNECT' THEN 1 ELSE 0 END) AS oidcApps
  }
  MATCH (a:RoleAssignment)
  WHERE a.key STARTS WITH $prefix AND coalesce(a.scopeKnown, false) AND coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
  MATCH (a)-[:OF_ROLE]->(r:Role)
  WITH place, a, r, allGroups, allApps, oidcApps, coalesce(r.permissions, []) AS permissions
  WITH place, a, r, allGroups, allApps, oidcApps, permissions,
       r.type IN ['GROUP_MEMBERSHIP_ADMIN', 'ORG_ADMIN', 'USER_ADMIN'] OR 'okta.groups.manage' IN permissions
         OR 'okta.groups.members.manage' IN permissions AS changesGroups,
       r.type IN ['APP_ADMIN', 'API_ACCESS_MANAGEMENT_ADMIN'] OR 'okta.apps.manage' IN permissions
         OR 'okta.apps.assignment.manage' IN permissions AS assignsApps,
       EXISTS { (a)-[:SCOPED_TO]->(:Organization) } AS isWhole
  WHERE changesGroups OR assignsApps
  CALL (a) {
    OPTIONAL MATCH (a)-[:SCOPED_TO]->(g:Group {type: 'OKTA_GROUP'})
    WHERE EXISTS { (g)-[:ASSIGNED]->() } AND NOT EXISTS { (g)-[:HAS_ROLE]->() }
    RETURN count(g) AS targetGroups
  }
  CALL (a, allGroups) {
    OPTIONAL MATCH (a)-[:SCOPED_TO]->(:ResourceSet)-[c:CONTAINS]->(held)
    WHERE c.kind = 'ALL_GROUPS'
      OR (c.kind = 'SELF' AND held.type = 'OKTA_GROUP' AND EXISTS { (held)-[:ASSIGNED]->() } AND NOT EXISTS { (held)-[:HAS_ROLE]->() })
    WITH allGroups, collect(c.kind) AS kinds, count(DISTINCT held) AS held
    RETURN CASE WHEN 'ALL_GROUPS' IN kinds THEN allGroups ELSE held END AS heldGroups
  }
  CALL (a) {
    OPTIONAL MATCH (a)-[:SCOPED_TO]->(app:App)
    WHERE app.status = 'ACTIVE'
    RETURN count(app) AS targetApps
  }
  CALL (a) {
    UNWIND coalesce(a.appNames, []) AS name
    MATCH (app:App)
    WHERE app.sortKey > $first AND app.sortKey < $to AND app.name = name AND app.status = 'ACTIVE'
      AND NOT EXISTS { (a)-[:SCOPED_TO]->(app) }
    RETURN count(DISTINCT app) AS namedApps
  }
  CALL (a, allApps) {
    OPTIONAL MATCH (a)-[:SCOPED_TO]->(:ResourceSet)-[c:CONTAINS]->(held)
    WHERE c.kind = 'ALL_APPS' OR (c.kind IN ['SELF', 'APPS_OF_TYPE'] AND held:App AND held.status = 'ACTIVE')
    WITH allApps, collect(c.kind) AS kinds, count(DISTINCT held) AS held
    RETURN CASE WHEN 'ALL_APPS' IN kinds THEN allApps ELSE held END AS heldApps
  }
  WITH place, a, r,
       CASE WHEN NOT changesGroups THEN 0 WHEN isWhole THEN allGroups ELSE targetGroups + heldGroups END AS groups,
       CASE WHEN NOT assignsApps THEN 0 WHEN isWhole AND r.type = 'API_ACCESS_MANAGEMENT_ADMIN' THEN oidcApps
         WHEN isWhole THEN allApps ELSE targetApps + namedApps + heldApps END AS apps,
       // With targets, a Group Administrator moves users between managed groups only; a custom role needs its user side too.
       (r.type IN ['GROUP_MEMBERSHIP_ADMIN', 'ORG_ADMIN', 'APP_ADMIN', 'API_ACCESS_MANAGEMENT_ADMIN'])
         OR (r.type = 'USER_ADMIN' AND isWhole) AS isSure
  WHERE groups + apps > 0
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
  WITH place, u, r, groups, apps, isSure, a.key AS second
  WHERE (place IS NULL OR u.sortKey > place OR (u.sortKey = $from AND second > $after))
    AND u.status <> 'DEPROVISIONED' AND NOT EXISTS {
      MATCH (u)-[:HAS_ROLE]->(own:RoleAssignment)-[:OF_ROLE]->(:Role {type: 'SUPER_ADMIN'})
      WHERE coalesce(own.status, 'ACTIVE') <> 'INACTIVE'
    } AND NOT EXISTS {
      MATCH (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->(own:RoleAssignment)-[:OF_ROLE]->(:Role {type: 'SUPER_ADMIN'})
      WHERE coalesce(own.status, 'ACTIVE') <> 'INACTIVE'
    }
  WITH u, second, null AS target, 'App' AS kind, isSure AS certain,
       {role: coalesce(r.label, r.type), groupsThatGiveApps: groups, assignableApps: apps} AS facts
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
