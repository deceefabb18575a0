MATCH (u:User)
WHERE u.sortKey STARTS WITH $prefix AND u.factorsReadAt IS NOT NULL
RETURN u.oktaId AS id
