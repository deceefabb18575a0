MATCH (l:SystemLog {key: $key})
RETURN l.next AS next, [at IN coalesce(l.coveredFrom, []) | toString(at)] AS coveredFrom,
       [at IN coalesce(l.coveredTo, []) | toString(at)] AS coveredTo, coalesce(l.recent, []) AS recent,
       toString(l.caughtUpAt) AS caughtUpAt
