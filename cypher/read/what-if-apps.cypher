UNWIND $keys AS key
MATCH (a:App {key: key})
RETURN key, a.sortKey AS sortKey, a.status AS status, [(a)<-[r:ASSIGNED]-(g:Group) |
  {key: g.key, kind: r.kind, members: COUNT { (g)<-[:MEMBER_OF]-() }}] AS groups
ORDER BY sortKey
