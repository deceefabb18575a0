CREATE INDEX deleted_app_sort_key IF NOT EXISTS FOR (n:DeletedApp) ON (n.sortKey)
