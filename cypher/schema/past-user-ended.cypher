CREATE INDEX past_user_ended IF NOT EXISTS FOR (n:PastUser) ON (n.orgId, n.ended)
