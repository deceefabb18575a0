// What the first sync of an org found was there before, for all one knows; what came later has its age.
UNWIND $orgIds AS orgId
OPTIONAL MATCH (l:SystemLog {key: orgId + '/log'})
CALL (orgId) {
  MATCH (s:Sync)
  WHERE s.key STARTS WITH orgId + '/sync/' AND s.status IN ['COMPLETE', 'PARTIAL', 'REFUSED'] AND coalesce(s.mode, 'FULL') = 'FULL'
  WITH s
  ORDER BY s.key
  LIMIT 1
  RETURN collect(toString(coalesce(s.stamp, s.startedAt)))[0] AS firstSync
}
RETURN orgId, l IS NOT NULL AS isBegun, l.caughtUpAt IS NOT NULL AS hasCaughtUp,
       toString(l.coveredFrom[-1]) AS coveredFrom, toString(l.coveredTo[-1]) AS coveredTo, firstSync
