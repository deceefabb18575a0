// The latest syncs of every org, with what each part came to.
MATCH (org:Organization)-[:HAS_SYNC]->(sync:Sync)
WITH org, sync ORDER BY sync.number DESC LIMIT 20
OPTIONAL MATCH (sync)-[:HAS_COLLECTOR]->(c:Collector)
RETURN org.name AS org, sync.number AS number, sync.mode AS mode, sync.status AS status, sync.startedAt AS startedAt,
       sync.finishedAt AS finishedAt, collect(c.name + " " + c.status) AS parts
ORDER BY number DESC
