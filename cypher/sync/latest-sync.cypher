MATCH (s:Sync)
WHERE s.key STARTS WITH $prefix
RETURN s.key AS key, s.number AS number, s.status AS status, s.holder AS holder,
       coalesce(s.stamp, s.startedAt) AS stamp, coalesce(s.unsettled, false) AS unsettled,
       coalesce(s.leaseUntil > datetime(), false) AS leaseStands,
       duration.inSeconds(datetime(), coalesce(s.leaseUntil, datetime())).seconds AS leaseSeconds
ORDER BY s.key DESC
LIMIT 1
