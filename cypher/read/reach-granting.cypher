// The groups an app is assigned to, with the rules that fill them; and how many reach it at most: whoever does so in several ways
// counts several times.
UNWIND $keys AS key
MATCH (a:App {key: key})
CALL (a) {
  MATCH (a)<-[:ASSIGNED]-(g:Group)
  WITH DISTINCT g
  ORDER BY g.sortKey
  RETURN collect(g) AS groups
}
RETURN key,
  [g IN groups[..$limit] | {id: g.oktaId, type: g.type,
    rules: [(r:GroupRule)-[:ASSIGNS_TO]->(g) WHERE NOT coalesce(r.status, '') IN ['INACTIVE', 'INVALID'] |
      {id: r.oktaId, name: r.name, expression: r.expression, excludes: [(r)-[:EXCLUDES]->(u:User) | u.oktaId]}]}] AS granting,
  COUNT { (a)<-[:ASSIGNED]-() } + COUNT { (a)<-[:ACCOUNT_IN]-() } +
    reduce(sum = 0, g IN groups | sum + COUNT { (g)<-[:MEMBER_OF]-() }) AS mostPeople
