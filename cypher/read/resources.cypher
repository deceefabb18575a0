UNWIND $keys AS key
MATCH (s:ResourceSet {key: key})
CALL (s) {
  MATCH (s)-[c:CONTAINS]->(n)
  WITH c, n, coalesce(c.orn, '') AS orn
  WHERE orn > $fromOrn OR (orn = $fromOrn AND (n.key > $fromNode OR (n.key = $fromNode AND c.resourceId > $fromResource)))
  WITH c, n, orn
  ORDER BY orn, n.key, c.resourceId
  LIMIT $limit
  RETURN collect({
    kind: c.kind, orn: c.orn, resourceId: c.resourceId, excludes: c.excludes, appName: c.appName,
    target: {type: CASE WHEN n:User THEN 'User' WHEN n:Group THEN 'Group' WHEN n:App THEN 'App' ELSE 'Organization' END,
      node: n {.*, created: toString(n.created), activated: toString(n.activated),
         lastLogin: toString(n.lastLogin), passwordChanged: toString(n.passwordChanged),
         statusChanged: toString(n.statusChanged), lastUpdated: toString(n.lastUpdated),
         lastMembershipUpdated: toString(n.lastMembershipUpdated),
         membersReadAt: null, factorsReadAt: null, connectedAt: toString(n.connectedAt),
         firstSeen: toString(n.firstSeen), changed: toString(n.changed)}}
  }) AS edges
}
RETURN key, edges
