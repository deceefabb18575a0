// How many people of each department have each app through a group: where one of few stands out.
MATCH (user:User {status: "ACTIVE"})
WITH user.department AS department, collect(user) AS people
UNWIND people AS user
MATCH (user)-[:MEMBER_OF]->(:Group)-[:ASSIGNED {kind: "NORMAL"}]->(app:App)
WITH department, size(people) AS of, app, count(DISTINCT user) AS n
RETURN app.label AS app, department, n, of, round(100.0 * n / of) AS percent
ORDER BY app, percent, department LIMIT 200
