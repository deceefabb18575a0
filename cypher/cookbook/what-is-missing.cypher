// What the last reads left out, in every org: before somebody is said to have nothing.
MATCH (org:Organization)
OPTIONAL MATCH (gap:Gap {orgId: org.orgId})
RETURN org.name AS org, gap.collector AS collector, gap.scopeName AS scope, gap.code AS code, gap.reason AS reason,
       gap.since AS since
ORDER BY org, collector, scope LIMIT 200
