CREATE INDEX past_gap_ended IF NOT EXISTS FOR (n:PastGap) ON (n.orgId, n.ended)
