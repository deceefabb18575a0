// One row an assignment, however many members a group has that it was given to.
MATCH (a:RoleAssignment)
WHERE a.key STARTS WITH $prefix AND coalesce(a.status, '') <> 'INACTIVE'
WITH a
ORDER BY a.key
LIMIT $limit
MATCH (holder)-[h:HAS_ROLE]->(a)-[:OF_ROLE]->(r:Role)
RETURN a {.key, .oktaId, .orgId, .status, .appNames, .unresolvedTargets, created: toString(a.created),
          lastUpdated: toString(a.lastUpdated), expires: toString(a.expires)} AS assignment,
       r {.key, .oktaId, .orgId, .type, .kind, .label, .description, .permissions, .limitedPermissions, .conditions} AS role,
       toString(h.firstSeen) AS since,
       {type: CASE WHEN holder:User THEN 'User' WHEN holder:Group THEN 'Group' ELSE 'App' END, id: holder.oktaId,
         sortKey: holder.sortKey, name: coalesce(holder.login, holder.name, holder.label, holder.oktaId)} AS holder,
       [(a)-[:SCOPED_TO]->(g:Group) | g.oktaId] AS groupIds,
       [(a)-[:SCOPED_TO]->(app:App) | app.oktaId] AS appIds,
       [(a)-[:SCOPED_TO]->(s:ResourceSet) | s.oktaId][0] AS setId,
       CASE
         WHEN NOT coalesce(a.scopeKnown, false) THEN 'UNKNOWN'
         WHEN EXISTS { (a)-[:SCOPED_TO]->(:Organization) } THEN 'ORGANIZATION'
         WHEN EXISTS { (a)-[:SCOPED_TO]->(:ResourceSet) } THEN 'RESOURCE_SET'
         WHEN EXISTS { (a)-[:SCOPED_TO]->(:Group) } THEN 'GROUPS'
         WHEN EXISTS { (a)-[:SCOPED_TO]->(:App) } OR size(coalesce(a.appNames, [])) > 0 THEN 'APPS'
         ELSE 'UNKNOWN'
       END AS kind
