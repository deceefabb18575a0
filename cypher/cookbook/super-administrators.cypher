// Super administrators, with when each last signed in, was last seen, and how they prove who they are.
MATCH (assignee)-[:HAS_ROLE]->(:RoleAssignment)-[:OF_ROLE]->(:Role {type: "SUPER_ADMIN"})
OPTIONAL MATCH (assignee:Group)<-[:MEMBER_OF]-(member:User)
WITH coalesce(member, assignee) AS who, CASE WHEN member IS NOT NULL THEN assignee.name END AS through
RETURN coalesce(who.login, who.label, who.name) AS who, through, who.status AS status, who.lastLogin AS lastLogin,
       who.lastActivity AS lastActivity, who.passwordChanged AS passwordChanged,
       CASE WHEN who.factorsReadAt IS NULL THEN null ELSE [(who)-[:ENROLLED]->(f) | f.factorType] END AS factors
ORDER BY who LIMIT 200
