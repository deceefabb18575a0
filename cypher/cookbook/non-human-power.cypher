// What acts with the power of an administrator and is nobody: API tokens, by the roles of whom they act as, and service apps.
CALL () {
  MATCH (token:ApiToken)-[:ACTS_AS]->(user:User)
  OPTIONAL MATCH (user)-[:HAS_ROLE]->()-[:OF_ROLE]->(own:Role)
  OPTIONAL MATCH (user)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->()-[:OF_ROLE]->(given:Role)
  RETURN "API token" AS kind, token.name AS name, user.login AS actsAs, token.created AS created,
         collect(DISTINCT own.label) + collect(DISTINCT given.label) AS roles
  UNION
  MATCH (app:App)-[:HAS_ROLE]->()-[:OF_ROLE]->(role:Role)
  RETURN "service app" AS kind, app.label AS name, null AS actsAs, app.created AS created, collect(role.label) AS roles
}
RETURN kind, name, actsAs, created, roles
ORDER BY kind, name LIMIT 200
