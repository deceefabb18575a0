CREATE CONSTRAINT role_assignment_key IF NOT EXISTS FOR (n:RoleAssignment) REQUIRE n.key IS UNIQUE
