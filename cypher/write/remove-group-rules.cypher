// The history names it as the reason of memberships that have ended.
UNWIND $keys AS key
MATCH (n:GroupRule {key: key})
CALL (n) {
  MATCH (n)-[edge]->()
  DELETE edge
}
SET n:DeletedGroupRule, n.ended = datetime($now)
REMOVE n:GroupRule
