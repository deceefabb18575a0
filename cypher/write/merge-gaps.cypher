UNWIND $rows AS row
MERGE (gap:Gap {key: row.key})
ON CREATE SET gap.since = datetime($now), gap.lastComplete = datetime(row.lastComplete)
SET gap += row.properties
