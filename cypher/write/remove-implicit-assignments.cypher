UNWIND $rows AS row
MATCH (a:App {key: row.targetKey})
UNWIND row.sourceKeys AS groupKey
MATCH (g:Group {key: groupKey})-[assigned:ASSIGNED {kind: 'IMPLICIT'}]->(a)
FOREACH (_ IN CASE WHEN assigned.firstSeen < datetime($now) THEN [1] ELSE [] END |
  CREATE (g)-[was:WAS_ASSIGNED]->(a)
  SET was = properties(assigned), was.ended = datetime($now)
)
DELETE assigned
