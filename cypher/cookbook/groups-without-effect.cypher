// Groups with members that open no app and hold no role. Policies and push mappings are not in the graph: ask there first.
MATCH (group:Group)
WHERE EXISTS { (group)<-[:MEMBER_OF]-() } AND NOT EXISTS { (group)-[:ASSIGNED|HAS_ROLE]->() }
RETURN group.name AS group, group.type AS type, COUNT { (group)<-[:MEMBER_OF]-() } AS members
ORDER BY members DESC, group LIMIT 200
