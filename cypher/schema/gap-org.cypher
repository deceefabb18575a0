CREATE INDEX gap_org IF NOT EXISTS FOR (n:Gap) ON (n.orgId)
