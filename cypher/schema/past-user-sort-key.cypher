CREATE INDEX past_user_sort_key IF NOT EXISTS FOR (n:PastUser) ON (n.sortKey)
