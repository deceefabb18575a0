// Public keys of service apps, the oldest first, with the admin roles of the app that signs in with them.
MATCH (key:Credential)-[:CREDENTIAL_OF]->(app:App)
RETURN app.label AS app, key.kid AS key, key.status AS status, key.created AS created,
       duration.inDays(key.created, datetime()).days AS days,
       [(app)-[:HAS_ROLE]->()-[:OF_ROLE]->(role) | role.label] AS roles
ORDER BY created LIMIT 200
