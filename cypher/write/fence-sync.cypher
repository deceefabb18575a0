// The end of every transaction of a sync. It waits for whoever is taking the sync's right away, and they for it.
MATCH (s:Sync {key: $key})
WHERE s.status = 'RUNNING' AND s.holder = $holder
SET s.leaseUntil = datetime() + duration({seconds: $leaseSeconds}),
    s.unsettled = s.unsettled OR $unsettles
RETURN s.number AS number
