// One bounded step of removing all an org has: run again until it removes nothing.
// The organization itself goes last, so that a purge that was cut short can be seen and repeated.
CALL () {
  MATCH (n:User) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:Group) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:GroupRule) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:App) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:RoleAssignment) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:Role) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:ResourceSet) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:ApiToken) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:Credential) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:Factor) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:SystemLog) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:Gap) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:Collector) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:Sync) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:Organization) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
}
WITH n LIMIT $batch
DETACH DELETE n
RETURN count(*) AS removed
