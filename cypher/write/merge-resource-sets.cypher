// A resource is told apart by its own id and by what it stands for: one that covers a kind of app stands for several.
UNWIND $rows AS row
MERGE (s:ResourceSet {key: row.key})
ON CREATE SET s.firstSeen = datetime($now)
SET s += row.properties,
    s.created = datetime(row.created),
    s.lastUpdated = datetime(row.lastUpdated),
    s.changed = datetime($now)
WITH s, row
CALL (s, row) {
  MATCH (s)-[old:CONTAINS]->(n)
  WHERE NOT old.resourceId + ' ' + n.key IN row.contained
  DELETE old
}
CALL (s, row) {
  UNWIND row.resources AS resource
  CALL (resource) {
    MATCH (n:User {key: resource.key})
    WHERE resource.label = 'User'
    RETURN n
    UNION ALL
    MATCH (n:Group {key: resource.key})
    WHERE resource.label = 'Group'
    RETURN n
    UNION ALL
    MATCH (n:App {key: resource.key})
    WHERE resource.label = 'App'
    RETURN n
    UNION ALL
    MATCH (n:Organization {key: resource.key})
    WHERE resource.label = 'Organization'
    RETURN n
  }
  MERGE (s)-[c:CONTAINS {resourceId: resource.resourceId}]->(n)
  ON CREATE SET c.firstSeen = datetime($now)
  SET c += resource.properties
  RETURN count(c) AS contained
}
RETURN sum(contained) AS written
