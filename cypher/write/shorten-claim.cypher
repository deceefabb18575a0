// Whoever holds it makes it longer again while it lives.
MATCH (s:Sync {key: $key})
WHERE s.status = 'RUNNING' AND s.holder = $holder
SET s.leaseUntil = datetime() + duration({seconds: $leaseSeconds})
