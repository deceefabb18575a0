WITH datetime($at) AS at
UNWIND $keys AS key
CALL (key) {
  MATCH (u:User {key: key})
  RETURN u
  UNION ALL
  MATCH (u:DeletedUser {key: key})
  RETURN u
}
CALL (u, at) {
  OPTIONAL MATCH (u)-[:WAS]->(p:PastUser)
  WHERE u.changed > at AND p.ended > at
  RETURN p AS uPast
  ORDER BY p.ended
  LIMIT 1
}
WITH at, key, u, coalesce(uPast, u) AS uThen
WHERE uThen.firstSeen <= at AND coalesce(uThen.ended > at, true)
  AND any(c IN $userFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
      WHEN 'IN' THEN uThen[p.field] IN p.values
      WHEN 'CONTAINS' THEN toLower(uThen[p.field]) CONTAINS toLower(p.values[0])
      WHEN 'STARTS_WITH' THEN toLower(uThen[p.field]) STARTS WITH toLower(p.values[0])
      WHEN 'BEFORE' THEN uThen[p.field] < datetime(p.values[0])
      WHEN 'AFTER' THEN uThen[p.field] > datetime(p.values[0])
      WHEN 'IS' THEN uThen[p.field] = (p.values[0] = 'true')
      WHEN 'IS_NULL' THEN uThen[p.field] IS NULL
    END, false)))
CALL (u, uThen, at) {
  CALL (u, at) {
    MATCH (u)-[r:ASSIGNED|WAS_ASSIGNED]->(a)
    WHERE coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
    RETURN a
    UNION
    MATCH (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->()-[r:ASSIGNED|WAS_ASSIGNED]->(a)
    WHERE coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true)
      AND coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
    RETURN a
    UNION
    MATCH (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a)
    WHERE coalesce(c.scope, '') <> 'USER' AND coalesce(c.changed, c.firstSeen) <= at AND coalesce(c.ended > at, true)
    RETURN a
  }
  CALL (a, at) {
    OPTIONAL MATCH (a)-[:WAS]->(p:PastApp)
    WHERE a.changed > at AND p.ended > at
    RETURN p AS aPast
    ORDER BY p.ended
    LIMIT 1
  }
  WITH u, uThen, at, a, coalesce(aPast, a) AS aThen
  WHERE aThen.firstSeen <= at AND coalesce(aThen.ended > at, true)
    AND any(c IN $appFilter WHERE all(p IN c WHERE p.negated <> coalesce(CASE p.op
          WHEN 'IN' THEN aThen[p.field] IN p.values
          WHEN 'CONTAINS' THEN toLower(aThen[p.field]) CONTAINS toLower(p.values[0])
          WHEN 'STARTS_WITH' THEN toLower(aThen[p.field]) STARTS WITH toLower(p.values[0])
          WHEN 'BEFORE' THEN aThen[p.field] < datetime(p.values[0])
          WHEN 'AFTER' THEN aThen[p.field] > datetime(p.values[0])
          WHEN 'IS' THEN aThen[p.field] = (p.values[0] = 'true')
          WHEN 'IS_NULL' THEN aThen[p.field] IS NULL
        END, false)))
    AND ($usabilities IS NULL OR CASE
        WHEN aThen.status IS NULL OR NOT aThen.status IN $rules.appUsable OR uThen.status IN $rules.userBlocked
          OR EXISTS { (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a) WHERE c.status IN $rules.accountBlocked AND coalesce(c.changed, c.firstSeen) <= at AND coalesce(c.ended > at, true) } THEN 'BLOCKED'
        WHEN uThen.status IN $rules.userUsable AND NOT EXISTS {
          (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a)
          WHERE (c.status IS NULL OR NOT c.status IN $rules.accountUsable) AND coalesce(c.changed, c.firstSeen) <= at AND coalesce(c.ended > at, true)
        } THEN 'USABLE'
        ELSE 'LATENT'
      END IN $usabilities)
    AND CASE
        WHEN $pathKinds IS NULL THEN true
        WHEN 'DIRECT' IN $pathKinds AND EXISTS { (u)-[r:ASSIGNED|WAS_ASSIGNED]->(a) WHERE coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true) } THEN true
        WHEN 'GROUP' IN $pathKinds AND EXISTS {
          (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->()-[r:ASSIGNED|WAS_ASSIGNED]->(a)
          WHERE coalesce(r.kind, '') <> 'IMPLICIT' AND coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true)
            AND coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
        } THEN true
        WHEN 'IMPLICIT' IN $pathKinds AND EXISTS {
          (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->()-[r:ASSIGNED|WAS_ASSIGNED]->(a)
          WHERE r.kind = 'IMPLICIT' AND coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true)
            AND coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
        } THEN true
        WHEN 'UNEXPLAINED' IN $pathKinds AND EXISTS {
          MATCH (u)-[c:ACCOUNT_IN|HAD_ACCOUNT_IN]->(a)
          WHERE coalesce(c.scope, '') <> 'USER' AND coalesce(c.changed, c.firstSeen) <= at AND coalesce(c.ended > at, true) AND NOT EXISTS {
            MATCH (u)-[m:MEMBER_OF|WAS_MEMBER_OF]->(g)-[r:ASSIGNED|WAS_ASSIGNED]->(a)
            WHERE (g.oktaId = c.grantingGroupId OR (c.grantingGroupId IS NULL AND coalesce(r.kind, '') <> 'IMPLICIT'))
              AND coalesce(m.changed, m.firstSeen) <= at AND coalesce(m.ended > at, true)
              AND coalesce(r.changed, r.firstSeen) <= at AND coalesce(r.ended > at, true)
          }
        } THEN true
        ELSE false
      END
  RETURN count(a) AS total
}
RETURN key, total
