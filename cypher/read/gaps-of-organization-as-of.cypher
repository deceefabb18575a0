CALL () {
  MATCH (gap:Gap {orgId: $orgId})
  WHERE coalesce(gap.changed, gap.firstSeen, gap.since) <= datetime($at)
  RETURN gap
  UNION ALL
  MATCH (gap:PastGap {orgId: $orgId})
  WHERE gap.ended > datetime($at) AND coalesce(gap.changed, gap.firstSeen, gap.since) <= datetime($at)
  RETURN gap
}
WITH gap, gap.collector AS collector, coalesce(gap.scope, '') = '' AS isWhole
ORDER BY gap.scope
RETURN $orgId AS orgId, collector, isWhole,
  count(gap) AS count,
  CASE WHEN count(gap.lastComplete) = count(gap) THEN min(gap.lastComplete) END AS lastComplete,
  collect(gap)[..100] AS sample
