UNWIND $pairs AS pair
MATCH (u:User {key: pair.user})
MATCH (a:App {key: pair.app})
MATCH (u)-[s:SIGNED_IN_TO]->(a)
RETURN pair.user AS user, pair.app AS app, toString(s.first) AS first, toString(s.last) AS last, s.count AS count,
       toString(s.lastFailure) AS lastFailure
