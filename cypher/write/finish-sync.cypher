MATCH (s:Sync {key: $key})
WHERE s.status = 'RUNNING' AND s.holder = $holder
SET s += $properties,
    s.finishedAt = datetime($finishedAt)
REMOVE s.holder, s.leaseUntil
WITH s
UNWIND $collectors AS row
CREATE (s)-[:HAS_COLLECTOR]->(c:Collector {key: row.key})
SET c += row.properties,
    c.finishedAt = datetime($finishedAt)
RETURN count(c) AS written
