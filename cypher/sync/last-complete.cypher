UNWIND $names AS name
CALL (name) {
  MATCH (c:Collector {orgId: $orgId, name: name})
  WHERE c.status IN ['COMPLETE', 'PARTIAL'] AND c.syncNumber >= 0
  RETURN max(c.syncNumber) AS number
}
MATCH (s:Sync {key: $prefix + right('00000000' + toString(number), 8)})
OPTIONAL MATCH (c:Collector {key: s.key + '/' + name})
RETURN name, s.finishedAt AS finishedAt, coalesce(c.readInFullAt, s.finishedAt) AS readInFullAt
