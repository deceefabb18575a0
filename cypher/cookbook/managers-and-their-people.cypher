// Managers, with how many people report to them.
MATCH (user:User)
WHERE user.managerId IS NOT NULL
MATCH (manager:User {key: user.orgId + "/" + user.managerId})
WITH manager, count(user) AS people, collect(user.login)[..10] AS someOfThem
RETURN manager.login AS manager, manager.status AS status, people, someOfThem
ORDER BY people DESC, manager LIMIT 200
