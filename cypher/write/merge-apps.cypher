// An app that comes back has been away in between. What it was before a change stands in the history, once a sync.
UNWIND $rows AS row
CALL (row) {
  MATCH (d:DeletedApp {key: row.key})
  MERGE (p:PastApp {key: d.key + '@' + toString(d.ended)})
  ON CREATE SET p += d {.*, key: p.key}
  MERGE (d)-[:WAS]->(p)
  SET d:App, d.firstSeen = datetime($now)
  REMOVE d:DeletedApp, d.ended
}
MERGE (a:App {key: row.key})
ON CREATE SET a.firstSeen = datetime($now)
FOREACH (_ IN CASE
    WHEN a.firstSeen < datetime($now) AND any(field IN ['label', 'name', 'signOnMode', 'status', 'implicitAssignment',
        'selfService', 'features'] WHERE coalesce(a[field], '') <> coalesce(row.properties[field], '')) THEN [1]
    ELSE []
  END |
  MERGE (p:PastApp {key: a.key + '@' + $now})
  ON CREATE SET p += a {.*, key: p.key, ended: datetime($now)}
  MERGE (a)-[:WAS]->(p)
)
SET a += row.properties,
    a.created = datetime(row.created),
    a.lastUpdated = datetime(row.lastUpdated),
    a.changed = datetime($now)
