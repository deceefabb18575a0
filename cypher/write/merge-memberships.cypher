// A membership for another reason than before is the same membership; what was told of it before stands in the history.
UNWIND $rows AS row
MATCH (g:Group {key: row.groupKey})
UNWIND row.userKeys AS userKey
MATCH (u:User {key: userKey})
MERGE (u)-[m:MEMBER_OF]->(g)
ON CREATE SET m.firstSeen = datetime($now), m.begun = datetime($begun)
FOREACH (_ IN CASE
    WHEN coalesce(m.changed, m.firstSeen) < datetime($now)
      AND (m.reason <> row.reason OR coalesce(m.ruleIds, []) <> coalesce(row.ruleIds, [])) THEN [1]
    ELSE []
  END |
  CREATE (u)-[was:WAS_MEMBER_OF]->(g)
  SET was = properties(m), was.ended = datetime($now), was.superseded = true, m.changed = datetime($now)
)
SET m.reason = row.reason, m.ruleIds = row.ruleIds
RETURN count(*) AS written
