CREATE INDEX had_role_ended IF NOT EXISTS FOR ()-[r:HAD_ROLE]-() ON (r.ended)
