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
UNWIND $keys AS key
MATCH (s:ResourceSet {key: key})
CALL (s, place) {
  MATCH (s)<-[:SCOPED_TO]-(a:RoleAssignment)<-[h:HAS_ROLE]-(assignee)
  WHERE place IS NULL OR assignee.sortKey > place OR (assignee.sortKey = $from AND a.key > $fromAssignment)
  MATCH (a)-[:OF_ROLE]->(r:Role)
  WITH a, r, h, assignee
  ORDER BY assignee.sortKey, a.key
  LIMIT $limit
  RETURN collect({
    assignment: a {.key, .oktaId, .orgId, .status, .appNames, .unresolvedTargets, created: toString(a.created),
       lastUpdated: toString(a.lastUpdated), expires: toString(a.expires)},
    role: r {.key, .oktaId, .orgId, .type, .kind, .label, .description, .permissions, .limitedPermissions, .conditions},
    since: toString(h.firstSeen),
    holder: {type: CASE WHEN assignee:User THEN 'User' WHEN assignee:Group THEN 'Group' ELSE 'App' END,
      node: assignee {.*, created: toString(assignee.created), activated: toString(assignee.activated),
         lastLogin: toString(assignee.lastLogin), passwordChanged: toString(assignee.passwordChanged),
         statusChanged: toString(assignee.statusChanged), lastUpdated: toString(assignee.lastUpdated),
         lastMembershipUpdated: toString(assignee.lastMembershipUpdated),
         membersReadAt: null, factorsReadAt: null,
         firstSeen: toString(assignee.firstSeen), changed: toString(assignee.changed)}}
  }) AS edges
}
RETURN key, edges
