// Each member of a group that is lost is looked at once, for all the apps together, and those alike are judged as one: what leads
// from a user to one app cannot be had without walking all that leads from there. Which of it matters is told by Neo4j's own ids,
// for which it reads nothing, and what does is told by Okta's, read in half the time of keys. Of accounts that the only lost group
// gave, as most were, nothing is to be told. Very many members are shared out among several statements, by what a division of
// Neo4j's own ids leaves.
CALL () {
  UNWIND $apps AS row
  MATCH (a:App {key: row.app})
  RETURN id(a) AS node
  UNION
  UNWIND $groupKeys AS key
  MATCH (g:Group {key: key})
  RETURN id(g) AS node
}
WITH collect(node) AS nodes
CALL (nodes) {
  UNWIND $lost AS groupKey
  MATCH (:Group {key: groupKey})<-[:MEMBER_OF]-(u:User)
  RETURN u
  UNION
  UNWIND $half AS groupKey
  MATCH (:Group {key: groupKey})<-[m:MEMBER_OF]-(u:User)
  WHERE m.reason = 'RULE' AND all(id IN coalesce(m.ruleIds, ['']) WHERE id IN $ruleIds)
  RETURN u
}
WITH u, nodes
WHERE ($parts = 1 OR id(u) % $parts = $part) AND (size($named) = 0 OR NOT u.key IN $named)
WITH coalesce(u.status IN $rules.userBlocked, false) AS isBlocked, [
    (u)-[way:MEMBER_OF|ASSIGNED|ACCOUNT_IN]->(n)
    WHERE id(n) IN nodes AND coalesce(way.grantingGroupId <> $onlyLost OR way.status IN $rules.accountBlocked, true) |
    CASE type(way)
      WHEN 'MEMBER_OF' THEN {
        group: n.oktaId,
        // By rules alone, all of which are to be deleted.
        isRuled: way.reason = 'RULE' AND all(id IN coalesce(way.ruleIds, ['']) WHERE id IN $ruleIds)
      }
      WHEN 'ASSIGNED' THEN {direct: n.oktaId}
      ELSE {
        app: n.oktaId,
        by: CASE way.scope WHEN 'USER' THEN '' ELSE coalesce(way.grantingGroupId, '?') END,
        isBlocked: coalesce(way.status IN $rules.accountBlocked, false)
      }
    END
  ] AS ways, count(*) AS people
WITH isBlocked, people, [way IN ways WHERE way.app IS NOT NULL] AS accounts,
  [way IN ways WHERE way.direct IS NOT NULL | way.direct] AS direct,
  [way IN ways WHERE way.group IS NOT NULL | way.group] AS groups,
  [way IN ways WHERE way.isRuled | way.group] AS ruled,
  [way IN ways WHERE way.group IS NOT NULL AND NOT coalesce(way.isRuled, false) | way.group] AS firm
WITH collect({
  isBlocked: isBlocked, people: people, accounts: accounts, direct: direct, groups: groups, ruled: ruled, firm: firm
}) AS kinds
UNWIND $apps AS row
MATCH (a:App {key: row.app})
WITH kinds, row, coalesce(a.status IN $rules.appUsable, false) = false AS isOff
UNWIND kinds AS one
WITH row, isOff, one.people AS people, one.isBlocked AS isBlocked, one.accounts AS accounts, one.direct AS direct, one.groups AS groups,
     one.ruled AS ruled, one.firm AS firm
WHERE (coalesce(any(id IN groups WHERE row.lost[id]), false) OR coalesce(any(id IN ruled WHERE row.half[id]), false))
  AND NOT coalesce(any(id IN firm WHERE row.kept[id]), false)
  AND NOT any(id IN ruled WHERE coalesce(row.kept[id], false) AND NOT coalesce(row.half[id], false))
  AND NOT row.id IN direct
WITH row, isOff, people, isBlocked, groups, head([account IN accounts WHERE account.app = row.id]) AS account
// The group that gave an account explains it; where Okta names none, any that the app is assigned to by hand.
WHERE $unexplainedMayEnd OR account IS NULL OR account.by = ''
  OR (account.by IN groups AND coalesce(row.assigned[account.by], false))
  OR (account.by = '?' AND coalesce(any(id IN groups WHERE row.byHand[id]), false))
WITH row, people,
  CASE WHEN isOff OR isBlocked OR coalesce(account.isBlocked, false) THEN 'ENDS_BLOCKED' ELSE 'ENDS' END AS effect
WHERE effect IN $effects
RETURN row.app AS app, effect, sum(people) AS total
