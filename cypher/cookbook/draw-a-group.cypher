// Draws a group with what fills it and what it opens: rules, apps, and some of its members.
// Change the name.
MATCH (group:Group {name: "Finance"})
OPTIONAL MATCH rule = (:GroupRule)-[:ASSIGNS_TO]->(group)
OPTIONAL MATCH app = (group)-[:ASSIGNED]->(:App)
OPTIONAL MATCH member = (:User)-[:MEMBER_OF]->(group)
RETURN group, rule, app, member LIMIT 100
