WITH datetime($at) AS at
UNWIND $keys AS key
CALL (key) {
  MATCH (a:App {key: key})
  RETURN a
  UNION ALL
  MATCH (a:DeletedApp {key: key})
  RETURN a
}
RETURN key, COLLECT {
  MATCH (a)<-[r:ASSIGNED|WAS_ASSIGNED]-(g:Group|DeletedGroup)
  WHERE coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
  RETURN DISTINCT g.oktaId
} AS groupIds
