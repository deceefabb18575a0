// Groups in which nobody has come or gone for 30 days, by Okta's own date.
MATCH (group:Group)
WHERE group.lastMembershipUpdated < datetime() - duration("P30D")
RETURN group.name AS group, group.type AS type, group.lastMembershipUpdated AS lastChange,
       COUNT { (group)<-[:MEMBER_OF]-() } AS members
ORDER BY lastChange, group LIMIT 200
