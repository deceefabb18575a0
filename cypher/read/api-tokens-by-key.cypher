UNWIND $keys AS key
MATCH (t:ApiToken {key: key})
RETURN t {.key, .oktaId, .orgId, .name, .clientName, .userId, created: toString(t.created), lastUpdated: toString(t.lastUpdated),
          expires: toString(t.expires)} AS node
