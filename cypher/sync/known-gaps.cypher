MATCH (gap:Gap {orgId: $orgId})
RETURN gap.collector AS collector, gap.scope AS scope, gap.code AS code, gap.reason AS reason, gap.since AS since,
       gap.lastComplete AS lastComplete
