// Apps that everybody in the org can reach, and how: open without assignment, or assigned to Everyone.
MATCH (everyone:Group {type: "BUILT_IN", name: "Everyone"})-[a:ASSIGNED]->(app:App)
RETURN app.label AS app, app.status AS status,
       CASE a.kind WHEN "IMPLICIT" THEN "no assignment needed" ELSE "assigned to Everyone" END AS how,
       COUNT { (everyone)<-[:MEMBER_OF]-() } AS people
ORDER BY app LIMIT 200
