// Why somebody is in each of their groups: by which rules, by hand, or from which directory.
// Change the login. RULE wins in Okta's answer over membership by hand, so a RULE member may be there by hand as well.
MATCH (user:User {login: "tomas.novak@larkspur.example"})-[m:MEMBER_OF]->(group:Group)
OPTIONAL MATCH (source:App {key: group.orgId + "/" + group.sourceAppId})
RETURN group.name AS group, m.reason AS reason,
       COLLECT { MATCH (rule:GroupRule)-[:ASSIGNS_TO]->(group) WHERE rule.oktaId IN m.ruleIds RETURN rule.name } AS rules,
       source.label AS importedFrom, m.firstSeen AS since
ORDER BY group LIMIT 200
