CREATE INDEX collector_runs IF NOT EXISTS FOR (n:Collector) ON (n.orgId, n.name, n.status, n.syncNumber)
