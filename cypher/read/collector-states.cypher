UNWIND $orgIds AS orgId
CALL (orgId) {
  OPTIONAL MATCH (s:Sync)
  WHERE s.key STARTS WITH orgId + '/sync/'
  WITH s
  ORDER BY s.key DESC
  LIMIT 1
  RETURN CASE WHEN s.unsettled THEN s.startedAt END AS unsettledSince
}
UNWIND $collectors AS name
CALL (orgId, name) {
  UNWIND ['COMPLETE', 'PARTIAL'] AS status
  CALL (orgId, name, status) {
    MATCH (c:Collector {orgId: orgId, name: name, status: status})
    WHERE c.syncNumber >= 0
    WITH c
    ORDER BY c.orgId DESC, c.name DESC, c.status DESC, c.syncNumber DESC
    MATCH (c)<-[:HAS_COLLECTOR]-(s:Sync)
    WHERE s.status <> 'RUNNING'
      AND s.finishedAt IS NOT NULL
    RETURN [c.syncNumber, coalesce(s.stamp, s.startedAt), s.finishedAt, coalesce(c.readInFullAt, s.finishedAt)] AS run
    LIMIT 1
  }
  // The greatest list is the one with the greatest number: clocks may have been set back in between.
  WITH max(run) AS last
  RETURN last[1] AS lastStarted, last[2] AS lastRead, last[3] AS readInFullAt
}
RETURN orgId, name, unsettledSince, lastStarted, lastRead, readInFullAt
