CREATE INDEX group_sort_key IF NOT EXISTS FOR (n:Group) ON (n.sortKey)
