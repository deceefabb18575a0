// Neo4j compares a stored text with a parameter by UTF-16 units, and stored texts with each other by code points, as it
// orders them. So the page goes on after the last stored key that is not beyond the cursor, whatever bears it.
CALL () {
  CALL () {
    MATCH (u:User)
    WHERE u.sortKey <= $from
    RETURN u.sortKey AS sortKey
    ORDER BY u.sortKey DESC
    LIMIT 1
    UNION ALL
    MATCH (g:Group)
    WHERE g.sortKey <= $from
    RETURN g.sortKey AS sortKey
    ORDER BY g.sortKey DESC
    LIMIT 1
    UNION ALL
    MATCH (a:App)
    WHERE a.sortKey <= $from
    RETURN a.sortKey AS sortKey
    ORDER BY a.sortKey DESC
    LIMIT 1
  }
  WITH sortKey
  ORDER BY sortKey DESC
  LIMIT 1
  RETURN head(collect(sortKey)) AS place
}
WITH place, $prefix AS prefix
MATCH (a:RoleAssignment)
WHERE a.key STARTS WITH prefix
MATCH (a)-[:OF_ROLE]->(r:Role)
WHERE all(c IN $roleConditions WHERE any(text IN [r.type, r.label, r.oktaId] WHERE coalesce(CASE c.op
      WHEN 'IN' THEN text IN c.values
      WHEN 'CONTAINS' THEN toLower(text) CONTAINS toLower(c.values[0])
      WHEN 'STARTS_WITH' THEN toLower(text) STARTS WITH toLower(c.values[0])
    END, false)))
  AND $scopeKinds[CASE
    WHEN NOT coalesce(a.scopeKnown, false) THEN 'UNKNOWN'
    WHEN EXISTS { (a)-[:SCOPED_TO]->(:Organization) } THEN 'ORGANIZATION'
    WHEN EXISTS { (a)-[:SCOPED_TO]->(:ResourceSet) } THEN 'RESOURCE_SET'
    WHEN EXISTS { (a)-[:SCOPED_TO]->(:Group) } THEN 'GROUPS'
    WHEN EXISTS { (a)-[:SCOPED_TO]->(:App) } OR size(coalesce(a.appNames, [])) > 0 THEN 'APPS'
    ELSE 'UNKNOWN'
  END]
MATCH (assignee)-[h:HAS_ROLE]->(a)
CALL (a, assignee, place) {
  UNWIND [assignee] AS holder
  WITH holder
  WHERE $ways.OWN AND $kinds[a.assigneeKind]
    AND (place IS NULL OR holder.sortKey > place OR (holder.sortKey = $from AND a.key > $fromAssignment))
    AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
        WHEN 'IN' THEN holder[p.field] IN p.values
        WHEN 'CONTAINS' THEN toLower(holder[p.field]) CONTAINS toLower(p.values[0])
        WHEN 'STARTS_WITH' THEN toLower(holder[p.field]) STARTS WITH toLower(p.values[0])
        WHEN 'BEFORE' THEN holder[p.field] < datetime(p.values[0])
        WHEN 'AFTER' THEN holder[p.field] > datetime(p.values[0])
        WHEN 'IS' THEN holder[p.field] = (p.values[0] = 'true')
        WHEN 'IS_NULL' THEN holder[p.field] IS NULL
      END, false)))
  RETURN holder, null AS membership
  UNION ALL
  MATCH (assignee)<-[m:MEMBER_OF]-(u:User)
  WHERE $ways.THROUGH AND $kinds.USER
    AND (place IS NULL OR u.sortKey > place OR (u.sortKey = $from AND a.key > $fromAssignment))
    AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
        WHEN 'IN' THEN u[p.field] IN p.values
        WHEN 'CONTAINS' THEN toLower(u[p.field]) CONTAINS toLower(p.values[0])
        WHEN 'STARTS_WITH' THEN toLower(u[p.field]) STARTS WITH toLower(p.values[0])
        WHEN 'BEFORE' THEN u[p.field] < datetime(p.values[0])
        WHEN 'AFTER' THEN u[p.field] > datetime(p.values[0])
        WHEN 'IS' THEN u[p.field] = (p.values[0] = 'true')
        WHEN 'IS_NULL' THEN u[p.field] IS NULL
      END, false)))
  WITH u, m
  ORDER BY u.sortKey
  LIMIT $limit
  RETURN u AS holder, m AS membership
}
WITH a, r, h, holder, assignee, membership
ORDER BY holder.sortKey, a.key
LIMIT $limit
RETURN a {.key, .oktaId, .orgId, .status, .appNames, .unresolvedTargets, created: toString(a.created),
          lastUpdated: toString(a.lastUpdated), expires: toString(a.expires)} AS assignment,
       r {.key, .oktaId, .orgId, .type, .kind, .label, .description, .permissions, .limitedPermissions, .conditions} AS role,
       toString(h.firstSeen) AS since, membership.reason AS reason,
       CASE WHEN membership IS NOT NULL THEN assignee {.*, lastUpdated: toString(assignee.lastUpdated),
          lastMembershipUpdated: toString(assignee.lastMembershipUpdated),
          membersReadAt: null, firstSeen: toString(assignee.firstSeen), changed: toString(assignee.changed)} END AS through,
       {type: CASE WHEN holder:User THEN 'User' WHEN holder:Group THEN 'Group' ELSE 'App' END,
         node: holder {.*, created: toString(holder.created), activated: toString(holder.activated),
            lastLogin: toString(holder.lastLogin), passwordChanged: toString(holder.passwordChanged),
            statusChanged: toString(holder.statusChanged), lastUpdated: toString(holder.lastUpdated),
            lastMembershipUpdated: toString(holder.lastMembershipUpdated),
            membersReadAt: null, factorsReadAt: null,
            firstSeen: toString(holder.firstSeen), changed: toString(holder.changed)}} AS holder
