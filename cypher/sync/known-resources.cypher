MATCH (:ResourceSet {key: $key})-[c:CONTAINS]->()
RETURN DISTINCT c.resourceId AS id
