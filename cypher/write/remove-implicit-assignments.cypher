UNWIND $rows AS row
MATCH (a:App {key: row.targetKey})
UNWIND row.sourceKeys AS groupKey
MATCH (:Group {key: groupKey})-[assigned:ASSIGNED {kind: 'IMPLICIT'}]->(a)
DELETE assigned
