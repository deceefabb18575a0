CREATE INDEX was_assigned_ended IF NOT EXISTS FOR ()-[r:WAS_ASSIGNED]-() ON (r.ended)
