CREATE INDEX member_of_begun IF NOT EXISTS FOR ()-[r:MEMBER_OF]-() ON (r.begun)
