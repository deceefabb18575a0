CALL () {
  MATCH (gap:Gap {orgId: $orgId})
  WHERE coalesce(gap.changed, gap.firstSeen, gap.since) <= datetime($at)
  RETURN gap
  UNION ALL
  MATCH (gap:PastGap {orgId: $orgId})
  WHERE gap.ended > datetime($at) AND coalesce(gap.changed, gap.firstSeen, gap.since) <= datetime($at)
  RETURN gap
}
WITH gap
WHERE gap.collector + '/' + gap.scope IN $scopes
RETURN gap
