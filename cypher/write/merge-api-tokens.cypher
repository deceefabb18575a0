UNWIND $rows AS row
MERGE (t:ApiToken {key: row.key})
ON CREATE SET t.firstSeen = datetime($now)
SET t += row.properties,
    t.created = datetime(row.created),
    t.lastUpdated = datetime(row.lastUpdated),
    t.expires = datetime(row.expires),
    t.changed = datetime($now)
WITH t, row
CALL (t, row) {
  MATCH (t)-[old:ACTS_AS]->(other)
  WHERE NOT other.key = coalesce(row.userKey, '')
  DELETE old
}
CALL (t, row) {
  MATCH (u:User {key: row.userKey})
  MERGE (t)-[a:ACTS_AS]->(u)
  ON CREATE SET a.firstSeen = datetime($now)
}
