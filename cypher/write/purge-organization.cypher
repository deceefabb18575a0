// One bounded step of removing all an org has: run again until it removes nothing.
// The organization itself goes last, so that a purge that was cut short can be seen and repeated.
CALL () {
  MATCH (n:User) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:Group) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:DeletedUser) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:DeletedGroup) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:DeletedApp) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:DeletedGroupRule) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:PastUser) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:PastGroup) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:PastApp) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:PastGap) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
  UNION ALL
  MATCH (n:EndedRoleAssignment) WHERE n.key STARTS WITH $prefix RETURN n LIMIT $batch
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
