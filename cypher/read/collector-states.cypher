UNWIND $orgIds AS orgId
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
    RETURN s.startedAt AS startedAt, s.finishedAt AS finishedAt
    LIMIT 1
  }
  RETURN max(startedAt) AS lastStarted, max(finishedAt) AS lastRead
}
RETURN orgId, name, lastStarted, lastRead
