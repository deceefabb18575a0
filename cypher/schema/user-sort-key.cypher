CREATE INDEX user_sort_key IF NOT EXISTS FOR (n:User) ON (n.sortKey)
