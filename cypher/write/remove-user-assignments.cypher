UNWIND $rows AS row
MATCH (a:App {key: row.targetKey})
UNWIND row.sourceKeys AS userKey
MATCH (u:User {key: userKey})-[assigned:ASSIGNED]->(a)
FOREACH (_ IN CASE WHEN assigned.firstSeen < datetime($now) THEN [1] ELSE [] END |
  CREATE (u)-[was:WAS_ASSIGNED]->(a)
  SET was = properties(assigned), was.ended = datetime($now)
)
DELETE assigned
