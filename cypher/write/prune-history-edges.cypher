// One bounded step: run again until it removes nothing. Several orgs share the indexes, so that each looks for its own.
CALL () {
  MATCH (n)-[edge:WAS_MEMBER_OF]->()
  WHERE edge.ended <= datetime($until) AND n.orgId = $orgId
  RETURN edge
  LIMIT $batch
  UNION ALL
  MATCH (n)-[edge:WAS_ASSIGNED]->()
  WHERE edge.ended <= datetime($until) AND n.orgId = $orgId
  RETURN edge
  LIMIT $batch
  UNION ALL
  MATCH (n)-[edge:HAD_ACCOUNT_IN]->()
  WHERE edge.ended <= datetime($until) AND n.orgId = $orgId
  RETURN edge
  LIMIT $batch
  UNION ALL
  MATCH (n)-[edge:HAD_ROLE]->()
  WHERE edge.ended <= datetime($until) AND n.orgId = $orgId
  RETURN edge
  LIMIT $batch
}
WITH edge
LIMIT $batch
DELETE edge
RETURN count(*) AS removed
