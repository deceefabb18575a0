CREATE INDEX deleted_user_sort_key IF NOT EXISTS FOR (n:DeletedUser) ON (n.sortKey)
