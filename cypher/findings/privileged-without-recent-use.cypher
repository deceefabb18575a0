// Events of administrators are not kept, but sign-ins to Okta's own Admin Console are, where Okta lists it: it is called saasure.
CALL () {
  MATCH (u:User)
  WHERE u.sortKey <= $from
  WITH u
  ORDER BY u.sortKey DESC
  LIMIT 1
  RETURN head(collect(u.sortKey)) AS place
}
CALL () {
  MATCH (console:App)
  WHERE console.sortKey > $first AND console.sortKey < $to AND console.name = 'saasure'
  RETURN collect(console) AS consoles
}
CALL (place, consoles) {
  MATCH (a:RoleAssignment)
  WHERE a.key STARTS WITH $prefix AND coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
  MATCH (a)-[:OF_ROLE]->(r:Role)
  MATCH (assignee)-[:HAS_ROLE]->(a)
  CALL (assignee) {
    UNWIND [assignee] AS u
    WITH u
    WHERE u:User
    RETURN u, null AS g
    UNION ALL
    MATCH (assignee)<-[:MEMBER_OF]-(u:User)
    WHERE assignee:Group
    RETURN u, assignee AS g
  }
  WITH place, consoles, u, coalesce(r.label, r.type) AS role, g
  WITH place, consoles, u, collect(DISTINCT role) AS roles, collect(DISTINCT g.key) AS groups,
       max(CASE WHEN g IS NULL THEN 1 ELSE 0 END) AS own
  WHERE u.status = 'ACTIVE' AND (place IS NULL OR u.sortKey > place)
  CALL (u, consoles) {
    UNWIND consoles AS console
    MATCH (u)-[s:SIGNED_IN_TO]->(console)
    RETURN max(s.last) AS lastUse
  }
  WITH u, roles, groups, own, consoles, lastUse
  WHERE NOT coalesce(lastUse >= datetime($since), false)
  WITH u, roles, groups, own, lastUse, CASE
    WHEN NOT $known THEN $why
    WHEN size(consoles) = 0 THEN 'ADMIN_CONSOLE_NOT_LISTED'
    WHEN coalesce(u.activated, u.created) > datetime($since) THEN 'ACCOUNT_TOO_NEW'
    ELSE 'HIT'
  END AS state
  ORDER BY u.sortKey
  RETURN sum(CASE state WHEN $why THEN 1 ELSE 0 END) AS uncovered,
         sum(CASE state WHEN 'ADMIN_CONSOLE_NOT_LISTED' THEN 1 ELSE 0 END) AS unlisted,
         sum(CASE state WHEN 'ACCOUNT_TOO_NEW' THEN 1 ELSE 0 END) AS tooNew,
         collect(CASE state WHEN 'HIT' THEN {u: u, roles: roles, groups: groups, own: own = 1, lastUse: lastUse} END) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.u AS u
  LIMIT $limit
  RETURN collect({place: u.sortKey, second: '-', subject: {type: 'User', key: u.key},
    related: [key IN hit.groups[..20] | {type: 'Group', key: key}],
    certain: NOT EXISTS { (u)<-[:ACTS_AS]-(:ApiToken) },
    facts: {roles: hit.roles, own: hit.own, throughGroups: size(hit.groups), lastUse: toString(hit.lastUse),
            apiTokens: COUNT { (u)<-[:ACTS_AS]-(:ApiToken) }, coveredUntil: $coveredUntil}}) AS hits
}
RETURN null AS next, size(found) AS total,
       [{reason: $why, count: uncovered}, {reason: 'ADMIN_CONSOLE_NOT_LISTED', count: unlisted},
        {reason: 'ACCOUNT_TOO_NEW', count: tooNew}] AS unknown, hits
