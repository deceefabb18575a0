CREATE INDEX assigned_begun IF NOT EXISTS FOR ()-[r:ASSIGNED]-() ON (r.begun)
