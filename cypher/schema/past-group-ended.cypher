CREATE INDEX past_group_ended IF NOT EXISTS FOR (n:PastGroup) ON (n.orgId, n.ended)
