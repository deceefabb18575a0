// Starts from what began or ended between the two syncs; what came and went in between is no change.
// Ways are walked from the user's end: the groups that an app is assigned to can have very many members.
WITH datetime($from) AS t1, datetime($to) AS t2
CALL (t1, t2) {
  CALL (t1, t2) {
    MATCH (u)-[x:WAS_MEMBER_OF]->(g)
    USING INDEX SEEK x:WAS_MEMBER_OF(ended)
    WHERE x.ended > t1 AND x.ended <= t2 AND u.orgId = $orgId AND x.superseded IS NULL
    RETURN u, g
    UNION
    MATCH (u)-[x:WAS_MEMBER_OF]->(g)
    USING INDEX SEEK x:WAS_MEMBER_OF(begun)
    WHERE x.begun > t1 AND x.begun <= t2 AND u.orgId = $orgId
    RETURN u, g
    UNION
    MATCH (u)-[x:MEMBER_OF]->(g)
    USING INDEX SEEK x:MEMBER_OF(begun)
    WHERE x.begun > t1 AND x.begun <= t2 AND u.orgId = $orgId
    RETURN u, g
  }
  MATCH (g)-[r:ASSIGNED|WAS_ASSIGNED]->(a)
  WHERE r.firstSeen <= t2 AND coalesce(r.ended > t1, true)
  RETURN u, a
  UNION
  CALL (t1, t2) {
    MATCH (n)-[x:WAS_ASSIGNED]->(a)
    USING INDEX SEEK x:WAS_ASSIGNED(ended)
    WHERE x.ended > t1 AND x.ended <= t2 AND n.orgId = $orgId AND x.superseded IS NULL
    RETURN n, a
    UNION
    MATCH (n)-[x:WAS_ASSIGNED]->(a)
    USING INDEX SEEK x:WAS_ASSIGNED(begun)
    WHERE x.begun > t1 AND x.begun <= t2 AND n.orgId = $orgId
    RETURN n, a
    UNION
    MATCH (n)-[x:ASSIGNED]->(a)
    USING INDEX SEEK x:ASSIGNED(begun)
    WHERE x.begun > t1 AND x.begun <= t2 AND n.orgId = $orgId
    RETURN n, a
  }
  CALL (n, t1, t2) {
    WITH n
    WHERE n:User OR n:DeletedUser
    RETURN n AS u
    UNION ALL
    MATCH (n)<-[m:MEMBER_OF|WAS_MEMBER_OF]-(u)
    WHERE m.firstSeen <= t2 AND coalesce(m.ended > t1, true)
    RETURN u
  }
  RETURN u, a
  UNION
  CALL (t1, t2) {
    MATCH (u)-[x:HAD_ACCOUNT_IN]->(a)
    USING INDEX SEEK x:HAD_ACCOUNT_IN(ended)
    WHERE x.ended > t1 AND x.ended <= t2 AND u.orgId = $orgId
    RETURN u, a
    UNION
    MATCH (u)-[x:HAD_ACCOUNT_IN]->(a)
    USING INDEX SEEK x:HAD_ACCOUNT_IN(begun)
    WHERE x.begun > t1 AND x.begun <= t2 AND u.orgId = $orgId
    RETURN u, a
    UNION
    MATCH (u)-[x:ACCOUNT_IN]->(a)
    USING INDEX SEEK x:ACCOUNT_IN(begun)
    WHERE x.begun > t1 AND x.begun <= t2 AND u.orgId = $orgId
    RETURN u, a
  }
  RETURN u, a
  UNION
  MATCH (p:PastUser)<-[:WAS]-(u)
  WHERE p.orgId = $orgId AND p.ended > t1 AND p.ended <= t2
  WITH DISTINCT u, t1, t2
  WHERE EXISTS { (u)-[:WAS]->(q:PastUser) WHERE q.ended > t1 AND coalesce(q.status, '') <> coalesce(u.status, '') }
  CALL (u, t1, t2) {
    MATCH (u)-[r:ASSIGNED|WAS_ASSIGNED]->(a)
    WHERE r.firstSeen <= t2 AND coalesce(r.ended > t1, true)
    RETURN a
    UNION
    MATCH (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->()-[r:ASSIGNED|WAS_ASSIGNED]->(a)
    WHERE m.firstSeen <= t2 AND coalesce(m.ended > t1, true) AND r.firstSeen <= t2 AND coalesce(r.ended > t1, true)
    RETURN a
    UNION
    MATCH (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a)
    WHERE c.firstSeen <= t2 AND coalesce(c.ended > t1, true)
    RETURN a
  }
  RETURN u, a
  UNION
  MATCH (p:PastApp)<-[:WAS]-(a)
  WHERE p.orgId = $orgId AND p.ended > t1 AND p.ended <= t2
  WITH DISTINCT a, t1, t2
  WHERE EXISTS { (a)-[:WAS]->(q:PastApp) WHERE q.ended > t1 AND coalesce(q.status, '') <> coalesce(a.status, '') }
  CALL (a, t1, t2) {
    MATCH (a)<-[r:ASSIGNED|WAS_ASSIGNED]-(u:User|DeletedUser)
    WHERE r.firstSeen <= t2 AND coalesce(r.ended > t1, true)
    RETURN u
    UNION
    MATCH (a)<-[r:ASSIGNED|WAS_ASSIGNED]-(:Group|DeletedGroup)<-[m:MEMBER_OF|WAS_MEMBER_OF]-(u)
    WHERE r.firstSeen <= t2 AND coalesce(r.ended > t1, true) AND m.firstSeen <= t2 AND coalesce(m.ended > t1, true)
    RETURN u
    UNION
    MATCH (a)<-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]-(u)
    WHERE c.firstSeen <= t2 AND coalesce(c.ended > t1, true)
    RETURN u
  }
  RETURN u, a
}
WITH DISTINCT u, a, t1, t2
CALL (u, t1) {
  OPTIONAL MATCH (u)-[:WAS]->(p:PastUser)
  WHERE u.changed > t1 AND p.ended > t1
  RETURN p AS uPast1
  ORDER BY p.ended
  LIMIT 1
}
CALL (u, t2) {
  OPTIONAL MATCH (u)-[:WAS]->(p:PastUser)
  WHERE u.changed > t2 AND p.ended > t2
  RETURN p AS uPast2
  ORDER BY p.ended
  LIMIT 1
}
CALL (a, t1) {
  OPTIONAL MATCH (a)-[:WAS]->(p:PastApp)
  WHERE a.changed > t1 AND p.ended > t1
  RETURN p AS aPast1
  ORDER BY p.ended
  LIMIT 1
}
CALL (a, t2) {
  OPTIONAL MATCH (a)-[:WAS]->(p:PastApp)
  WHERE a.changed > t2 AND p.ended > t2
  RETURN p AS aPast2
  ORDER BY p.ended
  LIMIT 1
}
WITH u, a, t1, t2, coalesce(uPast1, u) AS u1, coalesce(uPast2, u) AS u2, coalesce(aPast1, a) AS a1, coalesce(aPast2, a) AS a2
WITH u, a, CASE WHEN u2.firstSeen <= t2 AND coalesce(u2.ended > t2, true) THEN u2 ELSE u1 END AS uSeen, CASE WHEN a2.firstSeen <= t2 AND coalesce(a2.ended > t2, true) THEN a2 ELSE a1 END AS aSeen,
  CASE
    WHEN NOT (EXISTS { (u)-[r:ASSIGNED|WAS_ASSIGNED]->(a) WHERE coalesce(r.changed, r.firstSeen) <= t1 AND coalesce(r.ended > t1, true) }
      OR any(g IN [
        (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->(g) WHERE coalesce(m.changed, m.firstSeen) <= t1 AND coalesce(m.ended > t1, true) | g
      ] WHERE EXISTS {
        (g)-[r:ASSIGNED|WAS_ASSIGNED]->(a)
        WHERE coalesce(r.changed, r.firstSeen) <= t1 AND coalesce(r.ended > t1, true)
      })
      OR EXISTS { (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a) WHERE coalesce(c.scope, '') <> 'USER' AND coalesce(c.changed, c.firstSeen) <= t1 AND coalesce(c.ended > t1, true) }) THEN null
    WHEN a1.status IS NULL OR NOT a1.status IN $rules.appUsable OR u1.status IN $rules.userBlocked
      OR EXISTS { (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a) WHERE c.status IN $rules.accountBlocked AND coalesce(c.changed, c.firstSeen) <= t1 AND coalesce(c.ended > t1, true) } THEN 'BLOCKED'
    WHEN u1.status IN $rules.userUsable AND NOT EXISTS {
      (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a)
      WHERE (c.status IS NULL OR NOT c.status IN $rules.accountUsable) AND coalesce(c.changed, c.firstSeen) <= t1 AND coalesce(c.ended > t1, true)
    } THEN 'USABLE'
    ELSE 'LATENT'
  END AS before,
  CASE
    WHEN NOT (EXISTS { (u)-[r:ASSIGNED|WAS_ASSIGNED]->(a) WHERE coalesce(r.changed, r.firstSeen) <= t2 AND coalesce(r.ended > t2, true) }
      OR any(g IN [
        (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->(g) WHERE coalesce(m.changed, m.firstSeen) <= t2 AND coalesce(m.ended > t2, true) | g
      ] WHERE EXISTS {
        (g)-[r:ASSIGNED|WAS_ASSIGNED]->(a)
        WHERE coalesce(r.changed, r.firstSeen) <= t2 AND coalesce(r.ended > t2, true)
      })
      OR EXISTS { (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a) WHERE coalesce(c.scope, '') <> 'USER' AND coalesce(c.changed, c.firstSeen) <= t2 AND coalesce(c.ended > t2, true) }) THEN null
    WHEN a2.status IS NULL OR NOT a2.status IN $rules.appUsable OR u2.status IN $rules.userBlocked
      OR EXISTS { (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a) WHERE c.status IN $rules.accountBlocked AND coalesce(c.changed, c.firstSeen) <= t2 AND coalesce(c.ended > t2, true) } THEN 'BLOCKED'
    WHEN u2.status IN $rules.userUsable AND NOT EXISTS {
      (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a)
      WHERE (c.status IS NULL OR NOT c.status IN $rules.accountUsable) AND coalesce(c.changed, c.firstSeen) <= t2 AND coalesce(c.ended > t2, true)
    } THEN 'USABLE'
    ELSE 'LATENT'
  END AS after
WITH u, a, uSeen, aSeen, before, after, CASE
    WHEN before IS NULL AND after IS NOT NULL THEN 'GAINED'
    WHEN after IS NULL AND before IS NOT NULL THEN 'LOST'
    WHEN before <> after THEN 'USABILITY_CHANGED'
  END AS kind
WHERE kind IS NOT NULL AND ($kinds IS NULL OR kind IN $kinds)
  AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
      WHEN 'IN' THEN uSeen[p.field] IN p.values
      WHEN 'CONTAINS' THEN toLower(uSeen[p.field]) CONTAINS toLower(p.values[0])
      WHEN 'STARTS_WITH' THEN toLower(uSeen[p.field]) STARTS WITH toLower(p.values[0])
      WHEN 'BEFORE' THEN uSeen[p.field] < datetime(p.values[0])
      WHEN 'AFTER' THEN uSeen[p.field] > datetime(p.values[0])
      WHEN 'IS' THEN uSeen[p.field] = (p.values[0] = 'true')
      WHEN 'IS_NULL' THEN uSeen[p.field] IS NULL
    END, false)))
  AND any(c IN $appFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
      WHEN 'IN' THEN aSeen[p.field] IN p.values
      WHEN 'CONTAINS' THEN toLower(aSeen[p.field]) CONTAINS toLower(p.values[0])
      WHEN 'STARTS_WITH' THEN toLower(aSeen[p.field]) STARTS WITH toLower(p.values[0])
      WHEN 'BEFORE' THEN aSeen[p.field] < datetime(p.values[0])
      WHEN 'AFTER' THEN aSeen[p.field] > datetime(p.values[0])
      WHEN 'IS' THEN aSeen[p.field] = (p.values[0] = 'true')
      WHEN 'IS_NULL' THEN aSeen[p.field] IS NULL
    END, false)))
RETURN count(*) AS total
