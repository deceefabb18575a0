CREATE INDEX past_app_ended IF NOT EXISTS FOR (n:PastApp) ON (n.orgId, n.ended)
