// People who have an app individually although a group gives it to them too: taking one away changes nothing.
MATCH (user:User)-[:ASSIGNED]->(app:App)<-[:ASSIGNED]-(group:Group)<-[:MEMBER_OF]-(user)
WITH app, user, collect(group.name) AS groups
RETURN app.label AS app, user.login AS user, groups
ORDER BY app, user LIMIT 200
