// Active apps that nobody reaches, by any path or by an account left over.
// A gap in what was read may hide people: see what-is-missing.cypher first.
MATCH (app:App {status: "ACTIVE"})
WHERE NOT EXISTS { (:User)-[:ASSIGNED]->(app) }
  AND NOT EXISTS { (:User)-[:MEMBER_OF]->(:Group)-[:ASSIGNED]->(app) }
  AND NOT EXISTS { (:User)-[:ACCOUNT_IN]->(app) }
RETURN app.label AS app, app.signOnMode AS signOnMode, app.created AS created
ORDER BY app LIMIT 200
