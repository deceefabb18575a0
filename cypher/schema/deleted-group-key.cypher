CREATE CONSTRAINT deleted_group_key IF NOT EXISTS FOR (n:DeletedGroup) REQUIRE n.key IS UNIQUE
