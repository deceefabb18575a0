MATCH (o:Organization {key: $key})
SET o.groupRolesSweptAt = datetime($now)
