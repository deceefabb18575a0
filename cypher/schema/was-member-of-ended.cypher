CREATE INDEX was_member_of_ended IF NOT EXISTS FOR ()-[r:WAS_MEMBER_OF]-() ON (r.ended)
