CREATE INDEX app_sort_key IF NOT EXISTS FOR (n:App) ON (n.sortKey)
