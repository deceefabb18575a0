UNWIND $rows AS row
MERGE (gap:Gap {key: row.key})
ON CREATE SET gap.since = datetime(row.since), gap.lastComplete = datetime(row.lastComplete), gap.firstSeen = datetime($now)
FOREACH (_ IN CASE WHEN coalesce(gap.changed, gap.firstSeen, gap.since) < datetime($now) THEN [1] ELSE [] END |
  MERGE (past:PastGap {key: gap.key + '@' + $now})
  ON CREATE SET past += gap {.*, key: past.key, ended: datetime($now)}
  SET gap.changed = datetime($now)
)
SET gap += row.properties
