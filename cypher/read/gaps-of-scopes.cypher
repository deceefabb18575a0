MATCH (gap:Gap {orgId: $orgId})
WHERE gap.collector + '/' + gap.scope IN $scopes
RETURN gap
