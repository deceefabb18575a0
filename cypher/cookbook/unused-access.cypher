// People with an app who have not signed in to it for 90 days, as far as the System Log has been read.
// Of the time before coveredFrom nothing is known: an app used only then looks unused. GraphQL's lastUse takes care of that.
MATCH (user:User {status: "ACTIVE"})-[:MEMBER_OF]->(group:Group)-[:ASSIGNED {kind: "NORMAL"}]->(app:App {status: "ACTIVE"})
OPTIONAL MATCH (log:SystemLog {orgId: user.orgId})
OPTIONAL MATCH (user)-[used:SIGNED_IN_TO]->(app)
WITH user, app, collect(DISTINCT group.name) AS groups, used, last(log.coveredFrom) AS coveredFrom
WHERE used IS NULL OR used.last < datetime() - duration("P90D")
RETURN app.label AS app, user.login AS user, groups, used.last AS lastUse, coveredFrom
ORDER BY app, user LIMIT 200
