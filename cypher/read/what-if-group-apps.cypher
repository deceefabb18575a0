UNWIND $keys AS key
MATCH (g:Group {key: key})
RETURN key, [(g)-[r:ASSIGNED]->(a:App) | {app: a.key, kind: r.kind}] AS apps
