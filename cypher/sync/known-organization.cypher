MATCH (o:Organization {key: $key})
RETURN o.hash AS hash, coalesce(o.userTypeIds, []) AS userTypeIds, coalesce(o.userTypeNames, []) AS userTypeNames
