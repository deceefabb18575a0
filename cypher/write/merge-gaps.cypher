UNWIND $rows AS row
MERGE (gap:Gap {key: row.key})
ON CREATE SET gap.since = datetime(row.since), gap.lastComplete = datetime(row.lastComplete)
SET gap += row.properties
