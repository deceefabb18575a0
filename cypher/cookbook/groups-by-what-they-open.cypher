// Groups by the number of apps they open times the number of people they open them to: where a mistake reaches furthest.
MATCH (group:Group)-[:ASSIGNED]->(app:App)
WITH group, collect(app.label) AS apps, COUNT { (group)<-[:MEMBER_OF]-() } AS members
RETURN group.name AS group, members, size(apps) AS appCount, members * size(apps) AS opened, apps[..10] AS someApps
ORDER BY opened DESC, group LIMIT 200
