// Whoever cannot use the app as things stand is no user of it.
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
  WITH a
  WHERE a.sortKey <> $from AND a.status = 'ACTIVE'
    AND NOT EXISTS {
      MATCH (a)<-[:ASSIGNED]-(u:User)
      WHERE NOT coalesce(u.status IN $userBlocked, false)
        AND NOT EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked }
    }
    AND NOT EXISTS {
      MATCH (a)<-[:ASSIGNED]-(:Group)<-[:MEMBER_OF]-(u:User)
      WHERE NOT coalesce(u.status IN $userBlocked, false)
        AND NOT EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE c.status IN $accountBlocked }
    }
    AND NOT EXISTS {
      MATCH (a)<-[c:ACCOUNT_IN]-(u:User)
      WHERE coalesce(c.scope, '') <> 'USER' AND NOT coalesce(c.status IN $accountBlocked, false)
        AND NOT coalesce(u.status IN $userBlocked, false)
    }
  WITH a, CASE
    WHEN EXISTS {
      MATCH (gap:Gap {orgId: a.orgId})
      WHERE gap.collector IN ['appUsers', 'appGroups'] AND gap.scope IN ['', a.oktaId]
    } OR EXISTS {
      MATCH (gap:Gap {orgId: a.orgId})
      WHERE gap.collector = 'memberships' AND (gap.scope = '' OR EXISTS {
        MATCH (a)<-[:ASSIGNED]-(g:Group) WHERE g.oktaId = gap.scope
      })
    } THEN 'USERS_NOT_READ' ELSE 'HIT' END AS state
  ORDER BY a.sortKey
  RETURN sum(CASE state WHEN 'USERS_NOT_READ' THEN 1 ELSE 0 END) AS unread,
         collect(CASE state WHEN 'HIT' THEN {a: a, groups: COUNT { (a)<-[:ASSIGNED]-(:Group) },
           blocked: COUNT { (a)<-[:ASSIGNED|ACCOUNT_IN]-(:User) }} END) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.a AS a
  LIMIT $limit
  RETURN collect({place: a.sortKey, second: '-', subject: {type: 'App', key: a.key}, related: [], certain: true,
    facts: {assignedGroups: hit.groups, blockedUsersOrAccounts: hit.blocked, created: toString(a.created)}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [{reason: 'USERS_NOT_READ', count: unread}] AS unknown, hits
