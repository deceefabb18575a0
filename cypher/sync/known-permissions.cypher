MATCH (r:Role {key: $key})
UNWIND coalesce(r.permissions, []) AS permission
RETURN permission AS id
