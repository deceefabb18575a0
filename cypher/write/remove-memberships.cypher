UNWIND $rows AS row
MATCH (g:Group {key: row.targetKey})
UNWIND row.sourceKeys AS userKey
MATCH (u:User {key: userKey})-[m:MEMBER_OF]->(g)
FOREACH (_ IN CASE WHEN m.firstSeen < datetime($now) THEN [1] ELSE [] END |
  CREATE (u)-[was:WAS_MEMBER_OF]->(g)
  SET was = properties(m), was.ended = datetime($now)
)
DELETE m
