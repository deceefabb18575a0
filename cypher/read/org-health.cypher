// What a monitoring system wants to know of each org, whoever ran the syncs: asked at each scrape, so never anything that counts.
MATCH (o:Organization)
WITH o
LIMIT 1000
CALL (o) {
  MATCH (s:Sync)
  WHERE s.key STARTS WITH o.orgId + '/sync/' AND s.status = 'COMPLETE' AND s.mode IN ['FULL', 'INCREMENTAL']
  WITH s
  ORDER BY s.key DESC
  LIMIT 1
  RETURN collect(s.finishedAt)[0] AS lastSuccess
}
CALL (o) {
  MATCH (s:Sync)
  WHERE s.key STARTS WITH o.orgId + '/sync/' AND s.status = 'COMPLETE' AND s.mode = 'FULL'
  WITH s
  ORDER BY s.key DESC
  LIMIT 1
  RETURN collect(s.finishedAt)[0] AS lastFullSuccess
}
OPTIONAL MATCH (l:SystemLog {key: o.orgId + '/log'})
RETURN o.orgId AS orgId, lastSuccess, lastFullSuccess, l.coveredTo[-1] AS logCoveredUntil
