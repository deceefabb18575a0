// Who can reach Payroll, by every path, and what gives each of them.
// Change the label of the app. An account that no path explains is told as well: it is access whose reason is not known.
MATCH (app:App {label: "Payroll"})
CALL (app) {
  MATCH (user:User)-[:ASSIGNED]->(app)
  RETURN user, "assigned individually" AS path
  UNION
  MATCH (user:User)-[:MEMBER_OF]->(group:Group)-[a:ASSIGNED]->(app)
  RETURN user, CASE a.kind WHEN "IMPLICIT" THEN "open to everyone" ELSE "group " + group.name END AS path
  UNION
  MATCH (user:User)-[account:ACCOUNT_IN]->(app)
  WHERE coalesce(account.scope, "") <> "USER"
    AND NOT EXISTS { (user)-[:MEMBER_OF]->(:Group)-[:ASSIGNED]->(app) }
  RETURN user, "an account that nothing explains" AS path
}
RETURN user.login AS user, user.status AS status, collect(path) AS paths
ORDER BY user LIMIT 200
