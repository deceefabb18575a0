// Whether the condition can hold is not evaluated here. Okta refuses rules that fill groups with a role, so these are left out;
// so is who changes the members of the group anyway, which is another finding.
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
CALL () {
  MATCH (rule:GroupRule)
  WHERE rule.key STARTS WITH $prefix AND rule.status = 'ACTIVE'
  // What follows `user.` is an attribute unless it is called.
  WITH rule, [part IN split(rule.expression, 'user.')[1..] WHERE part =~ '(?s)[A-Za-z_]\\w*+(?!\\s*\\().*'] AS reads
  WHERE size(reads) > 0
  MATCH (rule)-[:ASSIGNS_TO]->(g:Group {type: 'OKTA_GROUP'})
  WHERE EXISTS { (g)-[:ASSIGNED]->(:App {status: 'ACTIVE'}) } AND NOT EXISTS { (g)-[:HAS_ROLE]->() }
  RETURN collect({rule: rule, g: g, reads: reads}) AS fills
}
CALL (place, fills) {
  MATCH (a:RoleAssignment)
  WHERE a.key STARTS WITH $prefix AND coalesce(a.scopeKnown, false) AND coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
  MATCH (a)-[:OF_ROLE]->(r:Role)
  WITH place, fills, a, r, EXISTS { (a)-[:SCOPED_TO]->(:Organization) } AS isWhole,
       [p IN coalesce(r.permissions, []) WHERE p IN ['okta.users.manage', 'okta.users.userprofile.manage']] AS editing,
       any(p IN r.permissions WHERE p IN ['okta.groups.manage', 'okta.groups.members.manage']) AS changesGroups,
       coalesce(r.limitedPermissions, []) AS limited
  WHERE (r.type = 'USER_ADMIN' AND NOT isWhole) OR size(editing) > 0
  WITH place, fills, a, r, isWhole, coalesce(changesGroups, false) AS changesGroups,
       size(editing) > 0 AND all(p IN editing WHERE p IN limited) AS isLimited,
       [at IN range(0, size(limited) - 1) WHERE limited[at] IN editing | r.conditions[at]] AS conditions
  UNWIND fills AS fill
  WITH place, a, r, isWhole, changesGroups, isLimited, conditions, fill.rule AS rule, fill.g AS g, fill.reads AS reads
  WHERE (NOT isLimited OR any(condition IN conditions WHERE any(part IN reads WHERE
      (condition CONTAINS '"include"') = any(name IN split(condition, '"') WHERE name =~ '\\w+' AND part =~ '(?s)' + name + '(\\W.*)?'))))
    AND CASE WHEN r.type = 'USER_ADMIN' THEN NOT EXISTS { (a)-[:SCOPED_TO]->(g) } ELSE NOT changesGroups OR NOT (isWhole OR EXISTS {
      MATCH (a)-[:SCOPED_TO]->(:ResourceSet)-[c:CONTAINS]->(held)
      WHERE c.kind = 'ALL_GROUPS' OR (c.kind = 'SELF' AND held = g)
    }) END
    AND (isWhole OR EXISTS {
      MATCH (a)-[:SCOPED_TO]->(h:Group)<-[:MEMBER_OF]-(t:User)
      WHERE NOT EXISTS { (h)-[:HAS_ROLE]->() } AND t.status <> 'DEPROVISIONED'
        AND NOT EXISTS { (t)-[:MEMBER_OF]->(g) } AND NOT EXISTS { (rule)-[:EXCLUDES]->(t) }
    } OR EXISTS {
      MATCH (a)-[:SCOPED_TO]->(:ResourceSet)-[c:CONTAINS]->(held)
      WHERE c.kind = 'ALL_USERS' OR (c.kind = 'SELF' AND held:User AND NOT EXISTS { (held)-[:MEMBER_OF]->(g) } AND NOT EXISTS { (rule)-[:EXCLUDES]->(held) })
        OR (c.kind = 'MEMBERS' AND EXISTS {
          MATCH (held)<-[:MEMBER_OF]-(t:User)
          WHERE t.status <> 'DEPROVISIONED' AND none(orn IN c.excludes WHERE orn ENDS WITH ':' + t.oktaId)
            AND NOT EXISTS { (t)-[:MEMBER_OF]->(g) } AND NOT EXISTS { (rule)-[:EXCLUDES]->(t) }
        })
    })
  WITH place, a, r, isLimited, rule, g
  ORDER BY rule.key
  WITH place, a, r, isLimited, collect(DISTINCT rule) AS rules, collect(DISTINCT g) AS groups
  CALL (groups) {
    UNWIND groups AS g
    MATCH (g)-[:ASSIGNED]->(app:App {status: 'ACTIVE'})
    RETURN count(DISTINCT app) AS apps
  }
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
  WITH place, u, r, rules, groups, apps, isLimited, a.key AS second
  WHERE (place IS NULL OR u.sortKey > place OR (u.sortKey = $from AND second > $after))
    AND u.status <> 'DEPROVISIONED' AND NOT EXISTS {
      MATCH (u)-[:HAS_ROLE]->(own:RoleAssignment)-[:OF_ROLE]->(:Role {type: 'SUPER_ADMIN'})
      WHERE coalesce(own.status, 'ACTIVE') <> 'INACTIVE'
    } AND NOT EXISTS {
      MATCH (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->(own:RoleAssignment)-[:OF_ROLE]->(:Role {type: 'SUPER_ADMIN'})
      WHERE coalesce(own.status, 'ACTIVE') <> 'INACTIVE'
    }
  WITH u, second, r, rules, groups, apps, isLimited
  ORDER BY u.sortKey, second
  RETURN collect({u: u, second: second, r: r, rules: rules, groups: groups, apps: apps, isLimited: isLimited}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.u AS u
  LIMIT $limit
  RETURN collect({place: u.sortKey, second: hit.second, subject: {type: 'User', key: u.key},
    related: [rule IN hit.rules[..20] | {type: 'GroupRule', key: rule.key}], certain: false,
    facts: {role: coalesce(hit.r.label, hit.r.type), rules: size(hit.rules), groupsThatGiveApps: size(hit.groups), apps: hit.apps,
            limited: hit.isLimited}}) AS hits
}
RETURN null AS next, size(found) AS total, [{reason: 'SCOPE_NOT_KNOWN', count: unscoped}] AS unknown, hits
