// Can be repeated. What an event ended is the first to have ended after it: the sync sees it later, or a little earlier by another clock.
CALL () {
  UNWIND $ends AS row
  WITH row
  WHERE row.kind = 'MEMBER_OF'
  CALL (row) {
    MATCH (source:User {key: row.sourceKey})
    RETURN source
    UNION ALL
    MATCH (source:DeletedUser {key: row.sourceKey})
    RETURN source
  }
  CALL (row) {
    MATCH (target:Group {key: row.targetKey})
    RETURN target
    UNION ALL
    MATCH (target:DeletedGroup {key: row.targetKey})
    RETURN target
  }
  CALL (row, source, target) {
    MATCH (source)-[was:WAS_MEMBER_OF]->(target)
    WHERE was.superseded IS NULL AND was.ended > datetime(row.at) - duration('PT10M')
    RETURN was
    ORDER BY was.ended
    LIMIT 1
  }
  WITH row, was
  WHERE was.endedAt IS NULL OR was.endedAt < datetime(row.at)
  SET was.endedAt = datetime(row.at), was.endedBy = row.by, was.endedByType = row.byType
}
CALL () {
  UNWIND $ends AS row
  WITH row
  WHERE row.kind = 'USER_ASSIGNED'
  CALL (row) {
    MATCH (source:User {key: row.sourceKey})
    RETURN source
    UNION ALL
    MATCH (source:DeletedUser {key: row.sourceKey})
    RETURN source
  }
  CALL (row) {
    MATCH (target:App {key: row.targetKey})
    RETURN target
    UNION ALL
    MATCH (target:DeletedApp {key: row.targetKey})
    RETURN target
  }
  CALL (row, source, target) {
    MATCH (source)-[was:WAS_ASSIGNED]->(target)
    WHERE was.superseded IS NULL AND was.ended > datetime(row.at) - duration('PT10M')
    RETURN was
    ORDER BY was.ended
    LIMIT 1
  }
  WITH row, was
  WHERE was.endedAt IS NULL OR was.endedAt < datetime(row.at)
  SET was.endedAt = datetime(row.at), was.endedBy = row.by, was.endedByType = row.byType
}
CALL () {
  UNWIND $ends AS row
  WITH row
  WHERE row.kind = 'GROUP_ASSIGNED'
  CALL (row) {
    MATCH (source:Group {key: row.sourceKey})
    RETURN source
    UNION ALL
    MATCH (source:DeletedGroup {key: row.sourceKey})
    RETURN source
  }
  CALL (row) {
    MATCH (target:App {key: row.targetKey})
    RETURN target
    UNION ALL
    MATCH (target:DeletedApp {key: row.targetKey})
    RETURN target
  }
  CALL (row, source, target) {
    MATCH (source)-[was:WAS_ASSIGNED]->(target)
    WHERE was.superseded IS NULL AND was.ended > datetime(row.at) - duration('PT10M')
    RETURN was
    ORDER BY was.ended
    LIMIT 1
  }
  WITH row, was
  WHERE was.endedAt IS NULL OR was.endedAt < datetime(row.at)
  SET was.endedAt = datetime(row.at), was.endedBy = row.by, was.endedByType = row.byType
}
RETURN count(*) AS written
