// Whether a sync has ended since the history began: before, there is no moment that changes could be told from.
MATCH (o:Organization {key: $orgKey})
RETURN o.historyFrom AS historyFrom, EXISTS {
  MATCH (s:Sync)
  WHERE s.key STARTS WITH $prefix AND s.status IN ['COMPLETE', 'PARTIAL', 'REFUSED'] AND s.mode <> 'ACTIVITY'
    AND s.stamp >= o.historyFrom
} AS hasMoment
