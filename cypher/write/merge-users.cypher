// A user who comes back has been away in between. What the user was before a change stands in the history, once a sync.
UNWIND $rows AS row
CALL (row) {
  MATCH (d:DeletedUser {key: row.key})
  MERGE (p:PastUser {key: d.key + '@' + toString(d.ended)})
  ON CREATE SET p += d {.*, key: p.key}
  MERGE (d)-[:WAS]->(p)
  SET d:User, d.firstSeen = datetime($now)
  REMOVE d:DeletedUser, d.ended
}
MERGE (u:User {key: row.key})
ON CREATE SET u.firstSeen = datetime($now)
FOREACH (_ IN CASE
    WHEN u.firstSeen < datetime($now) AND any(field IN ['login', 'email', 'displayName', 'status', 'department', 'title',
        'managerId', 'userType'] WHERE coalesce(u[field], '') <> coalesce(row.properties[field], '')) THEN [1]
    ELSE []
  END |
  MERGE (p:PastUser {key: u.key + '@' + $now})
  ON CREATE SET p += u {.*, key: p.key, ended: datetime($now)}
  MERGE (u)-[:WAS]->(p)
)
SET u += row.properties,
    u.created = datetime(row.created),
    u.activated = datetime(row.activated),
    u.lastLogin = datetime(row.lastLogin),
    u.passwordChanged = datetime(row.passwordChanged),
    u.statusChanged = datetime(row.statusChanged),
    u.lastUpdated = datetime(row.lastUpdated),
    u.changed = datetime($now)
