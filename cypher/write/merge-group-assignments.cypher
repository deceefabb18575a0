// With another priority it is the same assignment; what it was before stands in the history.
UNWIND $rows AS row
MATCH (g:Group {key: row.groupKey})
MATCH (a:App {key: row.appKey})
MERGE (g)-[assigned:ASSIGNED {kind: row.kind}]->(a)
ON CREATE SET assigned.firstSeen = datetime($now), assigned.begun = datetime($begun)
FOREACH (_ IN CASE
    WHEN coalesce(assigned.changed, assigned.firstSeen) < datetime($now)
      AND coalesce(assigned.priority, -1) <> coalesce(row.priority, -1) THEN [1]
    ELSE []
  END |
  CREATE (g)-[was:WAS_ASSIGNED]->(a)
  SET was = properties(assigned), was.ended = datetime($now), was.superseded = true, assigned.changed = datetime($now)
)
SET assigned.priority = row.priority
RETURN count(*) AS written
