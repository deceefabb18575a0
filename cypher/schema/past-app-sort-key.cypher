CREATE INDEX past_app_sort_key IF NOT EXISTS FOR (n:PastApp) ON (n.sortKey)
