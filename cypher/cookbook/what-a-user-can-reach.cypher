// Everything one person can reach, by every path.
// Change the login.
MATCH (user:User {login: "ada.lopez@larkspur.example"})
CALL (user) {
  MATCH (user)-[:ASSIGNED]->(app:App)
  RETURN app, "assigned individually" AS path
  UNION
  MATCH (user)-[:MEMBER_OF]->(group:Group)-[a:ASSIGNED]->(app:App)
  RETURN app, CASE a.kind WHEN "IMPLICIT" THEN "open to everyone" ELSE "group " + group.name END AS path
  UNION
  MATCH (user)-[account:ACCOUNT_IN]->(app:App)
  WHERE coalesce(account.scope, "") <> "USER"
    AND NOT EXISTS { (user)-[:MEMBER_OF]->(:Group)-[:ASSIGNED]->(app) }
  RETURN app, "an account that nothing explains" AS path
}
RETURN app.label AS app, app.status AS status, collect(path) AS paths
ORDER BY app LIMIT 200
