MATCH (o:Organization {key: $key})
RETURN toString(o.groupRolesSweptAt) AS at
