// A user has an app or a role by a group, too: so the groups of each side are looked up once, and users looked at by their own edges.
CALL () {
  UNWIND $rules AS rule
  CALL (rule) {
    CALL (rule) {
      UNWIND rule.a.groups AS key
      RETURN key AS via
      UNION
      UNWIND rule.a.apps AS key
      MATCH (:App {key: key})<-[:ASSIGNED]-(g:Group)
      RETURN g.key AS via
      UNION
      UNWIND rule.a.roles AS key
      MATCH (:Role {key: key})<-[:OF_ROLE]-(a:RoleAssignment)<-[:HAS_ROLE]-(g:Group)
      WHERE coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
      RETURN g.key AS via
    }
    RETURN collect(via) AS a
  }
  CALL (rule) {
    CALL (rule) {
      UNWIND rule.b.groups AS key
      RETURN key AS via
      UNION
      UNWIND rule.b.apps AS key
      MATCH (:App {key: key})<-[:ASSIGNED]-(g:Group)
      RETURN g.key AS via
      UNION
      UNWIND rule.b.roles AS key
      MATCH (:Role {key: key})<-[:OF_ROLE]-(a:RoleAssignment)<-[:HAS_ROLE]-(g:Group)
      WHERE coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
      RETURN g.key AS via
    }
    RETURN collect(via) AS b
  }
  RETURN collect({rule: rule, a: a, b: b}) AS sides
}
CALL () {
  MATCH (u:User)
  WHERE u.sortKey >= $from AND u.sortKey < $to
  WITH u
  ORDER BY u.sortKey
  LIMIT $chunk
  RETURN collect(u) AS scanned
}
CALL (scanned, sides) {
  UNWIND scanned AS u
  WITH u, sides, CASE WHEN u.sortKey = $from THEN $after ELSE '' END AS after
  WHERE after <> '~' AND coalesce(u.status, '') <> 'DEPROVISIONED'
  WITH u, sides, after, [(u)-[:MEMBER_OF]->(g) | g.key] AS groups,
       [(u)-[r:ASSIGNED|ACCOUNT_IN]->(app) WHERE type(r) = 'ASSIGNED' OR coalesce(r.scope, '') <> 'USER' | app.key] AS apps,
       [(u)-[:HAS_ROLE]->(a)-[:OF_ROLE]->(r)
         WHERE coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now)) | r.key] AS roles
  UNWIND sides AS side
  WITH u, after, side, groups, apps, roles
  WHERE side.rule.number > after
    AND (any(key IN groups WHERE key IN side.a) OR any(key IN apps WHERE key IN side.rule.a.apps)
      OR any(key IN roles WHERE key IN side.rule.a.roles))
    AND side.rule.isLack <> (any(key IN groups WHERE key IN side.b) OR any(key IN apps WHERE key IN side.rule.b.apps)
      OR any(key IN roles WHERE key IN side.rule.b.roles))
  WITH u, side.rule AS rule
  ORDER BY u.sortKey, rule.number
  RETURN collect({u: u, rule: rule}) AS found
}
CALL (found) {
  UNWIND found AS hit
  WITH hit.u AS u, hit.rule AS rule
  LIMIT $limit
  CALL (u, rule) {
    CALL (u, rule) {
      UNWIND rule.a.apps AS key
      MATCH (app:App {key: key})
      WHERE EXISTS { (u)-[:ASSIGNED]->(app) } OR EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:ASSIGNED]->(app) }
        OR EXISTS { (u)-[c:ACCOUNT_IN]->(app) WHERE coalesce(c.scope, '') <> 'USER' }
      RETURN 'App' AS type, key
      UNION
      UNWIND rule.a.groups AS key
      MATCH (g:Group {key: key})
      WHERE EXISTS { (u)-[:MEMBER_OF]->(g) }
      RETURN 'Group' AS type, key
      UNION
      UNWIND rule.a.roles AS key
      MATCH (:Role {key: key})<-[:OF_ROLE]-(a:RoleAssignment)
      WHERE coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
        AND (EXISTS { (u)-[:HAS_ROLE]->(a) } OR EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->(a) })
      RETURN 'Role' AS type, key
    }
    RETURN collect({type: type, key: key}) AS a
  }
  CALL (u, rule) {
    CALL (u, rule) {
      UNWIND rule.b.apps AS key
      MATCH (app:App {key: key})
      WHERE EXISTS { (u)-[:ASSIGNED]->(app) } OR EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:ASSIGNED]->(app) }
        OR EXISTS { (u)-[c:ACCOUNT_IN]->(app) WHERE coalesce(c.scope, '') <> 'USER' }
      RETURN 'App' AS type, key
      UNION
      UNWIND rule.b.groups AS key
      MATCH (g:Group {key: key})
      WHERE EXISTS { (u)-[:MEMBER_OF]->(g) }
      RETURN 'Group' AS type, key
      UNION
      UNWIND rule.b.roles AS key
      MATCH (:Role {key: key})<-[:OF_ROLE]-(a:RoleAssignment)
      WHERE coalesce(a.status, 'ACTIVE') <> 'INACTIVE' AND (a.expires IS NULL OR a.expires > datetime($now))
        AND (EXISTS { (u)-[:HAS_ROLE]->(a) } OR EXISTS { (u)-[:MEMBER_OF]->(:Group)-[:HAS_ROLE]->(a) })
      RETURN 'Role' AS type, key
    }
    RETURN collect({type: type, key: key}) AS b
  }
  RETURN collect({place: u.sortKey, second: rule.number, subject: {type: 'User', key: u.key}, related: a + b,
    certain: NOT (rule.isLack AND rule.isDoubted),
    facts: {rule: rule.name, ofA: size(a), ofB: size(b), lacks: CASE WHEN rule.isLack THEN true END, status: u.status}}) AS hits
}
RETURN CASE WHEN size(scanned) = $chunk THEN scanned[-1].sortKey END AS next, size(found) AS total, [] AS unknown, hits
