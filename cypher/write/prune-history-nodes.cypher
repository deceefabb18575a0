// One bounded step, after the edges: run again until it removes nothing.
CALL () {
  MATCH (n:PastUser)
  WHERE n.orgId = $orgId AND n.ended <= datetime($until)
  RETURN n
  LIMIT $batch
  UNION ALL
  MATCH (n:PastGroup)
  WHERE n.orgId = $orgId AND n.ended <= datetime($until)
  RETURN n
  LIMIT $batch
  UNION ALL
  MATCH (n:PastApp)
  WHERE n.orgId = $orgId AND n.ended <= datetime($until)
  RETURN n
  LIMIT $batch
  UNION ALL
  MATCH (n:PastGap)
  WHERE n.orgId = $orgId AND n.ended <= datetime($until)
  RETURN n
  LIMIT $batch
  UNION ALL
  MATCH (n:DeletedUser)
  WHERE n.key STARTS WITH $prefix AND n.ended <= datetime($until)
  RETURN n
  LIMIT $batch
  UNION ALL
  MATCH (n:DeletedGroup)
  WHERE n.key STARTS WITH $prefix AND n.ended <= datetime($until)
  RETURN n
  LIMIT $batch
  UNION ALL
  MATCH (n:DeletedApp)
  WHERE n.key STARTS WITH $prefix AND n.ended <= datetime($until)
  RETURN n
  LIMIT $batch
  UNION ALL
  MATCH (n:DeletedGroupRule)
  WHERE n.key STARTS WITH $prefix AND n.ended <= datetime($until)
  RETURN n
  LIMIT $batch
  UNION ALL
  MATCH (n:EndedRoleAssignment)
  WHERE n.key STARTS WITH $prefix AND n.ended <= datetime($until)
  RETURN n
  LIMIT $batch
}
WITH n
LIMIT $batch
DETACH DELETE n
RETURN count(*) AS removed
