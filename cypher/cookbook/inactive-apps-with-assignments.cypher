// Apps that are switched off and still assigned: whoever activates them opens them to all of these at once.
MATCH (app:App)
WHERE app.status <> "ACTIVE"
WITH app, COUNT { (:User)-[:ASSIGNED]->(app) } AS people, [(group:Group)-[:ASSIGNED]->(app) | group.name] AS groups
WHERE people > 0 OR size(groups) > 0
RETURN app.label AS app, app.status AS status, people, groups
ORDER BY app LIMIT 200
