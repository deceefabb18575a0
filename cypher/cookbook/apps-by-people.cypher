// Apps by the number of people who have them by an assignment of their own or of a group.
MATCH (app:App)
CALL (app) {
  MATCH (user:User)-[:ASSIGNED]->(app) RETURN user
  UNION
  MATCH (user:User)-[:MEMBER_OF]->(:Group)-[:ASSIGNED]->(app) RETURN user
}
WITH app, count(user) AS people, count(CASE user.status WHEN "ACTIVE" THEN 1 END) AS active
RETURN app.label AS app, people, active
ORDER BY people DESC, app LIMIT 200
