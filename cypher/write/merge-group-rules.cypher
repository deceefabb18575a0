// The ends of old edges bear no label: with one the planner would start from all groups, for each rule.
UNWIND $rows AS row
CALL (row) {
  MATCH (d:DeletedGroupRule {key: row.key})
  DELETE d
}
MERGE (r:GroupRule {key: row.key})
ON CREATE SET r.firstSeen = datetime($now)
SET r += row.properties,
    r.changed = datetime($now)
WITH r, row
CALL (r, row) {
  MATCH (r)-[old:ASSIGNS_TO]->(g)
  WHERE NOT g.key IN row.groupKeys
  DELETE old
}
CALL (r, row) {
  MATCH (r)-[old:EXCLUDES]->(u)
  WHERE NOT u.key IN row.excludedUserKeys
  DELETE old
}
CALL (r, row) {
  UNWIND row.groupKeys AS groupKey
  MATCH (g:Group {key: groupKey})
  MERGE (r)-[target:ASSIGNS_TO]->(g)
  ON CREATE SET target.firstSeen = datetime($now)
}
CALL (r, row) {
  UNWIND row.excludedUserKeys AS userKey
  MATCH (u:User {key: userKey})
  MERGE (r)-[excluded:EXCLUDES]->(u)
  ON CREATE SET excluded.firstSeen = datetime($now)
}
