CREATE INDEX was_member_of_begun IF NOT EXISTS FOR ()-[r:WAS_MEMBER_OF]-() ON (r.begun)
