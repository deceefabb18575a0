CREATE FULLTEXT INDEX search IF NOT EXISTS
FOR (n:User|Group|App) ON EACH [n.login, n.email, n.displayName, n.name, n.label, n.oktaId, n.orgId]
