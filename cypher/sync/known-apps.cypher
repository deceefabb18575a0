MATCH (a:App)
WHERE a.sortKey STARTS WITH $prefix
RETURN a.oktaId AS id, a.hash AS hash, a.label AS label, a.name AS name, a.status AS status,
       a.serviceClientId AS serviceClientId, COUNT { (a)<-[:ACCOUNT_IN]-() } AS accounts,
       COUNT { (a)<-[:ASSIGNED]-() } AS assignments
