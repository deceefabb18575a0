// A rule that is gone still names the reason of memberships.
UNWIND $keys AS key
CALL (key) {
  MATCH (r:GroupRule {key: key})
  RETURN r
  UNION ALL
  MATCH (r:DeletedGroupRule {key: key})
  RETURN r
}
RETURN r AS node
