// A group that comes back has been away in between. What it was before a change stands in the history, once a sync.
UNWIND $rows AS row
CALL (row) {
  MATCH (d:DeletedGroup {key: row.key})
  MERGE (p:PastGroup {key: d.key + '@' + toString(d.ended)})
  ON CREATE SET p += d {.*, key: p.key}
  MERGE (d)-[:WAS]->(p)
  SET d:Group, d.firstSeen = datetime($now)
  REMOVE d:DeletedGroup, d.ended, d.membersStamp, d.membersReadAt
}
MERGE (g:Group {key: row.key})
ON CREATE SET g.firstSeen = datetime($now)
FOREACH (_ IN CASE
    WHEN g.firstSeen < datetime($now) AND any(field IN ['name', 'description', 'type', 'sourceAppId']
        WHERE coalesce(g[field], '') <> coalesce(row.properties[field], '')) THEN [1]
    ELSE []
  END |
  MERGE (p:PastGroup {key: g.key + '@' + $now})
  ON CREATE SET p += g {.*, key: p.key, ended: datetime($now)}
  MERGE (g)-[:WAS]->(p)
)
SET g += row.properties,
    g.lastUpdated = datetime(row.lastUpdated),
    g.lastMembershipUpdated = datetime(row.lastMembershipUpdated),
    g.changed = datetime($now)
