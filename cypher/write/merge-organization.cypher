MERGE (o:Organization {key: $row.key})
ON CREATE SET o.firstSeen = datetime($now)
SET o += $row.properties,
    o.connectedAt = coalesce(o.connectedAt, datetime($now)),
    o.changed = datetime($now)
