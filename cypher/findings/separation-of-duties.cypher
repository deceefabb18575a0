CALL () {
  MATCH (u:User)
  WHERE u.sortKey <= $from
  WITH u
  ORDER BY u.sortKey DESC
  LIMIT 1
  RETURN head(collect(u.sortKey)) AS place
}
CALL (place) {
  UNWIND $rules AS rule
  CALL (rule) {
    UNWIND rule.a.apps AS key
    MATCH (a:App {key: key})
    CALL (a) {
      MATCH (a)<-[:ASSIGNED]-(u:User)
      RETURN u
      UNION
      MATCH (a)<-[:ASSIGNED]-(:Group)<-[:MEMBER_OF]-(u:User)
      RETURN u
      UNION
      MATCH (a)<-[c:ACCOUNT_IN]-(u:User)
      WHERE coalesce(c.scope, '') <> 'USER'
      RETURN u
    }
    RETURN u, 'App' AS type, key
    UNION
    UNWIND rule.a.groups AS key
    MATCH (:Group {key: key})<-[:MEMBER_OF]-(u:User)
    RETURN u, 'Group' AS type, key
    UNION
    UNWIND rule.a.roles AS key
    MATCH (:Role {key: key})<-[:OF_ROLE]-(a:RoleAssignment)<-[:HAS_ROLE]-(assignee)
    WHERE coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
    CALL (assignee) {
      UNWIND [assignee] AS u
      WITH u
      WHERE u:User
      RETURN u
      UNION
      MATCH (assignee)<-[:MEMBER_OF]-(u:User)
      WHERE assignee:Group
      RETURN u
    }
    RETURN u, 'Role' AS type, key
  }
  WITH place, rule, u, collect({type: type, key: key}) AS inA
  WHERE coalesce(u.status, '') <> 'DEPROVISIONED'
    AND (place IS NULL OR u.sortKey > place OR (u.sortKey = $from AND rule.number > $after))
  CALL (rule, u) {
    UNWIND rule.b.apps AS key
    MATCH (a:App {key: key})
    WHERE EXISTS { (u)-[:ASSIGNED]->(a) } OR EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:ASSIGNED]->(a) }
      OR EXISTS { (u)-[c:ACCOUNT_IN]->(a) WHERE coalesce(c.scope, '') <> 'USER' }
    RETURN 'App' AS type, key
    UNION
    UNWIND rule.b.groups AS key
    MATCH (g:Group {key: key})
    WHERE EXISTS { (u)-[:MEMBER_OF]->(g) }
    RETURN 'Group' AS type, key
    UNION
    UNWIND rule.b.roles AS key
    MATCH (r:Role {key: key})<-[:OF_ROLE]-(a:RoleAssignment)
    WHERE coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
      AND (EXISTS { (u)-[:HAS_ROLE]->(a) } OR EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->(a) })
    RETURN DISTINCT 'Role' AS type, key
  }
  WITH rule, u, inA, collect({type: type, key: key}) AS inB
  WHERE size(inB) > 0
  ORDER BY u.sortKey, rule.number
  RETURN collect({rule: rule.name, number: rule.number, u: u, inA: inA, inB: inB}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit, hit.u AS u
  LIMIT $limit
  RETURN collect({place: u.sortKey, second: hit.number, subject: {type: 'User', key: u.key}, related: hit.inA + hit.inB, certain: true,
    facts: {rule: hit.rule, ofA: size(hit.inA), ofB: size(hit.inB), status: u.status}}) AS hits
}
RETURN null AS next, size(found) AS total, [] AS unknown, hits
