UNWIND $rows AS row
MATCH (g:Group {key: row.targetKey})
UNWIND row.sourceKeys AS userKey
MATCH (:User {key: userKey})-[m:MEMBER_OF]->(g)
DELETE m
