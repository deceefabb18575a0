// Peers are told apart by the least key among them, which orders alike here and there; departments may not.
CALL () {
  MATCH (u:User)
  WHERE u.sortKey > $first AND u.sortKey < $to AND u.status = 'ACTIVE' AND u.department IS NOT NULL AND u.title IS NOT NULL
  WITH u.department AS department, u.title AS title, min(u.key) AS place, count(u) AS size, collect(u) AS users
  WHERE size >= $peers AND place >= $from
  WITH department, title, place, size, users
  ORDER BY place
  LIMIT $chunk
  RETURN collect({department: department, title: title, place: place, size: size, users: users}) AS scanned
}
CALL (scanned) {
  UNWIND scanned AS peers
  WITH peers, CASE WHEN peers.place = $from THEN $after ELSE '' END AS after
  WHERE after <> '~'
  CALL (peers) {
    UNWIND peers.users AS u
    CALL (u) {
      MATCH (u)-[:ASSIGNED]->(a:App)
      RETURN a
      UNION
      MATCH (u)-[:MEMBER_OF]->(:Group)-[:ASSIGNED]->(a:App)
      RETURN a
      UNION
      MATCH (u)-[c:ACCOUNT_IN]->(a:App)
      WHERE coalesce(c.scope, '') <> 'USER'
      RETURN a
    }
    WITH peers, a, collect(u) AS users
    WHERE size(users) * 100.0 < $percent * peers.size
    UNWIND users AS u
    RETURN a, u, size(users) AS holders
  }
  WITH peers, after, u, a, holders, u.key + ' ' + a.key AS second
  WHERE second > after
  ORDER BY peers.place, second
  RETURN collect({peers: {place: peers.place, size: peers.size, department: peers.department, title: peers.title}, u: u, a: a,
    holders: holders, second: second}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit
  LIMIT $limit
  RETURN collect({place: hit.peers.place, second: hit.second, subject: {type: 'User', key: hit.u.key},
    related: [{type: 'App', key: hit.a.key}], certain: true,
    facts: {withAccess: hit.holders, peers: hit.peers.size, department: hit.peers.department, title: hit.peers.title}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].place END AS next, size(found) AS total, [] AS unknown, hits
