// Can be repeated: a commit whose confirmation was lost is tried again.
MATCH (s:Sync {key: $key})
WHERE s.holder = $holder AND (s.status = 'RUNNING' OR s.finishedAt = datetime($finishedAt))
SET s += $properties,
    s.unsettled = $unsettled AND s.unsettled,
    s.changesSince = datetime($changesSince),
    s.changesNext = $changesNext,
    s.finishedAt = datetime($finishedAt)
REMOVE s.leaseUntil
WITH s
UNWIND $collectors AS row
MERGE (c:Collector {key: row.key})
MERGE (s)-[:HAS_COLLECTOR]->(c)
SET c += row.properties,
    c.finishedAt = datetime($finishedAt),
    c.readInFullAt = datetime(row.readInFullAt)
RETURN count(c) AS written
