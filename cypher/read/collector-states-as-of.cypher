// As collector-states, of the syncs up to one. A sync that is moving facts into the history right now may hide one of them.
CALL () {
  OPTIONAL MATCH (s:Sync)
  WHERE s.key STARTS WITH $orgId + '/sync/'
  WITH s
  ORDER BY s.key DESC
  LIMIT 1
  RETURN CASE WHEN s.unsettled AND s.status = 'RUNNING' THEN s.startedAt END AS unsettledSince
}
UNWIND $collectors AS name
CALL (name) {
  UNWIND ['COMPLETE', 'PARTIAL'] AS status
  CALL (name, status) {
    MATCH (c:Collector {orgId: $orgId, name: name, status: status})
    WHERE c.syncNumber >= 0 AND c.syncNumber <= $number
    WITH c
    ORDER BY c.orgId DESC, c.name DESC, c.status DESC, c.syncNumber DESC
    MATCH (c)<-[:HAS_COLLECTOR]-(s:Sync)
    WHERE s.status <> 'RUNNING'
      AND s.finishedAt IS NOT NULL
    RETURN [c.syncNumber, coalesce(s.stamp, s.startedAt), s.finishedAt, coalesce(c.readInFullAt, s.finishedAt)] AS run
    LIMIT 1
  }
  WITH max(run) AS last
  RETURN last[1] AS lastStarted, last[2] AS lastRead, last[3] AS readInFullAt
}
RETURN $orgId AS orgId, name, unsettledSince, lastStarted, lastRead, readInFullAt
