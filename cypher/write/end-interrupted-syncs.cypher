MATCH (s:Sync)
WHERE s.key STARTS WITH $prefix AND s.key < $before AND s.status = 'RUNNING'
SET s.status = 'FAILED', s.finishedAt = datetime(), s.reason = 'interrupted'
REMOVE s.holder, s.leaseUntil
