// Neo4j compares a stored text with a parameter by UTF-16 units, and stored texts with each other by code points, as it
// orders them. So the page goes on after the last stored key that is not beyond the cursor.
CALL () {
  MATCH (u:User)
  WHERE u.sortKey <= $from
  WITH u
  ORDER BY u.sortKey DESC
  LIMIT 1
  RETURN head(collect(u.sortKey)) AS place
}
UNWIND $entries AS row
MATCH (:Group {key: row.group})<-[m:MEMBER_OF]-(u:User)
WHERE NOT u.key IN row.without
  AND (place IS NULL OR u.sortKey > place OR (u.sortKey = $from AND row.entry > $fromEntry))
WITH row, m, u
ORDER BY u.sortKey, row.entry
LIMIT $limit
RETURN row.entry AS entry, m.reason AS reason,
  u {.*, created: toString(u.created), activated: toString(u.activated), lastLogin: toString(u.lastLogin),
     passwordChanged: toString(u.passwordChanged), statusChanged: toString(u.statusChanged),
     lastUpdated: toString(u.lastUpdated), factorsReadAt: null,
     firstSeen: toString(u.firstSeen), changed: toString(u.changed)} AS user
