CREATE INDEX was_assigned_begun IF NOT EXISTS FOR ()-[r:WAS_ASSIGNED]-() ON (r.begun)
