UNWIND $orgIds AS orgId
MATCH (gap:Gap {orgId: orgId})
WITH orgId, gap, gap.collector AS collector, coalesce(gap.scope, '') = '' AS isWhole
ORDER BY gap.scope
RETURN orgId, collector, isWhole,
  count(gap) AS count,
  CASE WHEN count(gap.lastComplete) = count(gap) THEN min(gap.lastComplete) END AS lastComplete,
  collect(gap)[..100] AS sample
