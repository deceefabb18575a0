// Apps by how many people have signed in to them and when last, as far as the System Log has been read.
MATCH (user:User)-[used:SIGNED_IN_TO]->(app:App)
WITH app, count(user) AS people, sum(used.count) AS signIns, max(used.last) AS last
RETURN app.label AS app, people, signIns, last
ORDER BY people DESC, app LIMIT 200
