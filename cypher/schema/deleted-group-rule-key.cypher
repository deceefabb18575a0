CREATE CONSTRAINT deleted_group_rule_key IF NOT EXISTS FOR (n:DeletedGroupRule) REQUIRE n.key IS UNIQUE
