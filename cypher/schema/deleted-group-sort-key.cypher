CREATE INDEX deleted_group_sort_key IF NOT EXISTS FOR (n:DeletedGroup) ON (n.sortKey)
