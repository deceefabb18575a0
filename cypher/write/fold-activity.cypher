// All at once with the place in the log, and only from the place where it was left: nothing is folded twice, and nothing is
// lost, whenever the process ends and whatever is sent again.
MERGE (l:SystemLog {key: $key})
WITH l
WHERE coalesce(l.next, '') = $from
CALL () {
  UNWIND $uses AS row
  MATCH (u:User {key: row.userKey})
  MATCH (a:App {key: row.appKey})
  WITH u, a, row.count AS count, datetime(row.first) AS first, datetime(row.last) AS last,
       datetime(row.lastFailure) AS lastFailure
  MERGE (u)-[s:SIGNED_IN_TO]->(a)
  ON CREATE SET s.count = count, s.first = first, s.last = last, s.lastFailure = lastFailure
  ON MATCH SET s.count = s.count + count,
      s.first = CASE WHEN s.first <= first THEN s.first ELSE coalesce(first, s.first) END,
      s.last = CASE WHEN s.last >= last THEN s.last ELSE coalesce(last, s.last) END,
      s.lastFailure = CASE WHEN s.lastFailure >= lastFailure THEN s.lastFailure
                           ELSE coalesce(lastFailure, s.lastFailure) END
}
CALL () {
  UNWIND $activity AS row
  MATCH (u:User {key: row.userKey})
  WHERE u.lastActivity IS NULL OR u.lastActivity < datetime(row.at)
  SET u.lastActivity = datetime(row.at)
}
CALL () {
  UNWIND $grants AS row
  MATCH (source:User {key: row.sourceKey})-[m:MEMBER_OF]->(target:Group {key: row.targetKey})
  WHERE row.kind = 'MEMBER_OF' AND (m.since IS NULL OR m.since < datetime(row.at))
  SET m.since = datetime(row.at), m.by = row.by, m.byType = row.byType
}
CALL () {
  UNWIND $grants AS row
  MATCH (source:User {key: row.sourceKey})-[m:ASSIGNED]->(target:App {key: row.targetKey})
  WHERE row.kind = 'USER_ASSIGNED' AND (m.since IS NULL OR m.since < datetime(row.at))
  SET m.since = datetime(row.at), m.by = row.by, m.byType = row.byType
}
CALL () {
  UNWIND $grants AS row
  MATCH (source:Group {key: row.sourceKey})-[m:ASSIGNED {kind: 'NORMAL'}]->(target:App {key: row.targetKey})
  WHERE row.kind = 'GROUP_ASSIGNED' AND (m.since IS NULL OR m.since < datetime(row.at))
  SET m.since = datetime(row.at), m.by = row.by, m.byType = row.byType
}
SET l.orgId = $orgId,
    l.next = $next,
    l.recent = $recent,
    l.coveredFrom = [at IN $coveredFrom | datetime(at)],
    l.coveredTo = [at IN $coveredTo | datetime(at)],
    l.caughtUpAt = CASE WHEN $caughtUp THEN datetime($now) ELSE l.caughtUpAt END
RETURN count(l) AS written
