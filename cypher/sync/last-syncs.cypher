MATCH (o:Organization)
CALL (o) {
  MATCH (s:Sync)
  WHERE s.key STARTS WITH o.orgId + '/sync/' AND s.status IN ['COMPLETE', 'PARTIAL', 'REFUSED']
    AND coalesce(s.mode, 'FULL') = 'FULL'
  WITH s
  ORDER BY s.key DESC
  LIMIT 1
  RETURN collect(toString(s.startedAt))[0] AS startedAt
}
CALL (o) {
  MATCH (s:Sync)
  WHERE s.key STARTS WITH o.orgId + '/sync/'
  WITH s
  ORDER BY s.key DESC
  LIMIT 1
  RETURN count(CASE WHEN s.unsettled THEN 1 END) > 0 AS unsettled
}
RETURN o.domain AS domain, startedAt, unsettled
