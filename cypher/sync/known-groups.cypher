MATCH (g:Group)
WHERE g.sortKey STARTS WITH $prefix
RETURN g.oktaId AS id, g.hash AS hash, g.name AS name, g.type AS type, g.userCount AS userCount,
       g.membersStamp AS membersStamp, g.membersReadAt AS membersReadAt,
       COUNT { (g)<-[:MEMBER_OF]-() } AS members, COUNT { (g)<-[:ASSIGNS_TO]-() } AS rules,
       COLLECT { MATCH (g)-[:ASSIGNED]->(a:App) RETURN a.oktaId } AS appIds
