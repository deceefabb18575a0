// A group whose members were not read has none in the graph, which says nothing.
CALL () {
  MATCH (g:Group)
  WHERE g.sortKey >= $from AND g.sortKey < $to
  WITH g
  ORDER BY g.sortKey
  LIMIT $chunk
  RETURN collect(g) AS scanned
}
CALL (scanned) {
  UNWIND scanned AS g
  WITH g, NOT EXISTS { (g)<-[:MEMBER_OF]-() } AS isEmpty
  WHERE g.sortKey <> $from AND coalesce(g.type, '') <> 'BUILT_IN'
  OPTIONAL MATCH (source:App {key: g.orgId + '/' + coalesce(g.sourceAppId, '')})
  WITH g, isEmpty, source, coalesce(source.status <> 'ACTIVE', false) AS isStale
  WHERE isEmpty OR isStale
  WITH g, isEmpty, source, isStale, CASE
    WHEN isStale THEN 'HIT'
    WHEN coalesce(g.userCount, 0) > 0
      OR EXISTS { MATCH (gap:Gap {orgId: g.orgId}) WHERE gap.collector = 'memberships' AND gap.scope IN ['', g.oktaId] }
      THEN 'MEMBERS_NOT_READ'
    WHEN g.lastMembershipUpdated IS NULL THEN 'DATE_NOT_KNOWN'
    WHEN g.lastMembershipUpdated < datetime($since) THEN 'HIT'
  END AS state
  WHERE state IS NOT NULL
  ORDER BY g.sortKey
  RETURN sum(CASE state WHEN 'MEMBERS_NOT_READ' THEN 1 ELSE 0 END) AS unread,
         sum(CASE state WHEN 'DATE_NOT_KNOWN' THEN 1 ELSE 0 END) AS undated,
         collect(CASE state WHEN 'HIT' THEN {g: g, isEmpty: isEmpty, isStale: isStale, source: source.key} END) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.g AS g
  LIMIT $limit
  RETURN collect({place: g.sortKey, second: '-', subject: {type: 'Group', key: g.key}, related: CASE WHEN hit.isStale THEN [{type: 'App', key: hit.source}] ELSE [] END, certain: true,
    facts: {empty: hit.isEmpty, sourceInactive: hit.isStale, lastMembershipUpdated: toString(g.lastMembershipUpdated)}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total,
       [{reason: 'MEMBERS_NOT_READ', count: unread}, {reason: 'DATE_NOT_KNOWN', count: undated}] AS unknown, hits
