UNWIND $keys AS key
MATCH (g:Group {key: key})
CALL (g) {
  MATCH (g)-[h:HAS_ROLE]->(a:RoleAssignment)-[:OF_ROLE]->(r:Role)
  WITH h, a, r
  ORDER BY toLower(r.label), a.key
  LIMIT 1000
  RETURN collect({
    assignment: a {.key, .oktaId, .orgId, .status, .appNames, .unresolvedTargets, created: toString(a.created),
       lastUpdated: toString(a.lastUpdated), expires: toString(a.expires)},
    role: r {.key, .oktaId, .orgId, .type, .kind, .label, .description, .permissions, .limitedPermissions, .conditions},
    since: toString(h.firstSeen)
  }) AS adminRoles
}
RETURN key, adminRoles
