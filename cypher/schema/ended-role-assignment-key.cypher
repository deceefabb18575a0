CREATE INDEX ended_role_assignment_key IF NOT EXISTS FOR (n:EndedRoleAssignment) ON (n.key)
