// What the members of a group would still reach without it, and what not: before a group is taken from an app or from people.
// Change the name. Lost are the apps for which lost is not zero.
MATCH (group:Group {name: "Engineering"})-[:ASSIGNED]->(app:App)
MATCH (user:User)-[:MEMBER_OF]->(group)
WITH app, user,
     EXISTS { (user)-[:ASSIGNED]->(app) }
     OR EXISTS { MATCH (user)-[:MEMBER_OF]->(other:Group)-[:ASSIGNED]->(app) WHERE other <> group } AS hasAnother
WITH app, count(*) AS members, sum(CASE WHEN hasAnother THEN 0 ELSE 1 END) AS lost
RETURN app.label AS app, members, lost
ORDER BY lost DESC, app LIMIT 200
