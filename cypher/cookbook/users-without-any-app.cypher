// Active people who have no app beyond those that everybody has.
MATCH (user:User {status: "ACTIVE"})
WHERE NOT EXISTS { (user)-[:ASSIGNED]->() }
  AND NOT EXISTS { MATCH (user)-[:MEMBER_OF]->(group:Group)-[:ASSIGNED]->() WHERE group.name <> "Everyone" }
  AND NOT EXISTS {
    MATCH (user)-[:ACCOUNT_IN]->(app:App)
    WHERE NOT EXISTS { (:Group {name: "Everyone", type: "BUILT_IN"})-[:ASSIGNED]->(app) }
  }
RETURN user.login AS user, user.department AS department, user.created AS created
ORDER BY user LIMIT 200
