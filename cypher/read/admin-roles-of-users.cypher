UNWIND $keys AS key
MATCH (u:User {key: key})
CALL (u) {
  CALL (u) {
    MATCH (u)-[h:HAS_ROLE]->(a:RoleAssignment)
    RETURN h, a, null AS g, null AS m, 0 AS rank
    UNION ALL
    MATCH (u)-[m:MEMBER_OF]->(g:Group)-[h:HAS_ROLE]->(a:RoleAssignment)
    RETURN h, a, g, m, 1 AS rank
  }
  MATCH (a)-[:OF_ROLE]->(r:Role)
  WITH h, a, r, g, m, rank
  ORDER BY rank, g.sortKey, toLower(r.label), a.key
  LIMIT 1000
  RETURN collect({
    assignment: a {.key, .oktaId, .orgId, .status, .appNames, .unresolvedTargets, created: toString(a.created),
       lastUpdated: toString(a.lastUpdated), expires: toString(a.expires)},
    role: r {.key, .oktaId, .orgId, .type, .kind, .label, .description, .permissions, .limitedPermissions, .conditions},
    since: toString(h.firstSeen), reason: m.reason,
    through: CASE WHEN g IS NOT NULL THEN g {.*, lastUpdated: toString(g.lastUpdated),
       lastMembershipUpdated: toString(g.lastMembershipUpdated),
       membersReadAt: null, firstSeen: toString(g.firstSeen), changed: toString(g.changed)} END
  }) AS adminRoles
}
RETURN key, adminRoles
