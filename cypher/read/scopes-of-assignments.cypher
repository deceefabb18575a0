UNWIND $keys AS key
MATCH (a:RoleAssignment {key: key})
CALL (a) {
  MATCH (a)-[:SCOPED_TO]->(g:Group)
  WITH g
  ORDER BY g.sortKey
  LIMIT 100
  RETURN collect(g {.*, lastUpdated: toString(g.lastUpdated),
     lastMembershipUpdated: toString(g.lastMembershipUpdated),
     membersReadAt: null, firstSeen: toString(g.firstSeen), changed: toString(g.changed)}) AS groups
}
CALL (a) {
  MATCH (a)-[:SCOPED_TO]->(app:App)
  WITH app
  ORDER BY app.sortKey
  LIMIT 100
  RETURN collect(app {.*, created: toString(app.created), lastUpdated: toString(app.lastUpdated),
     firstSeen: toString(app.firstSeen), changed: toString(app.changed)}) AS apps
}
CALL (a) {
  MATCH (a)-[:SCOPED_TO]->(s:ResourceSet)
  RETURN head(collect(s {.key, .oktaId, .orgId, .label, .description, .orns})) AS resourceSet
}
RETURN key, groups, apps, resourceSet,
       COUNT { (a)-[:SCOPED_TO]->(:Group) } AS groupCount, COUNT { (a)-[:SCOPED_TO]->(:App) } AS appCount,
       CASE
         WHEN NOT coalesce(a.scopeKnown, false) THEN 'UNKNOWN'
         WHEN EXISTS { (a)-[:SCOPED_TO]->(:Organization) } THEN 'ORGANIZATION'
         WHEN EXISTS { (a)-[:SCOPED_TO]->(:ResourceSet) } THEN 'RESOURCE_SET'
         WHEN EXISTS { (a)-[:SCOPED_TO]->(:Group) } THEN 'GROUPS'
         WHEN EXISTS { (a)-[:SCOPED_TO]->(:App) } OR size(coalesce(a.appNames, [])) > 0 THEN 'APPS'
         ELSE 'UNKNOWN'
       END AS kind
