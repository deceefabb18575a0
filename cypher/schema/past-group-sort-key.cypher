CREATE INDEX past_group_sort_key IF NOT EXISTS FOR (n:PastGroup) ON (n.sortKey)
