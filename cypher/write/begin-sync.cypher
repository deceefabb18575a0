MATCH (o:Organization {key: $orgKey})
SET o.historyFrom = coalesce(o.historyFrom, datetime($stamp))
CREATE (o)-[:HAS_SYNC]->(s:Sync {key: $key})
SET s.orgId = $orgId,
    s.number = $number,
    s.mode = $mode,
    s.status = 'RUNNING',
    s.startedAt = datetime($now),
    s.stamp = datetime($stamp),
    s.unsettled = $unsettled,
    s.holder = $holder,
    s.leaseUntil = datetime() + duration({seconds: $leaseSeconds})
RETURN s.number AS number
