// People who have an app individually although a group gives it to them too: taking one away changes nothing.
MATCH (user:User)-[:ASSIGNED]->(app:App)<-[:ASSIGNED]-(group:Group)<-[:MEMBER_OF]-(user)
RETURN app.label AS app, user.login AS user, collect(group.name) AS groups
ORDER BY app, user LIMIT 200
