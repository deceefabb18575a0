UNWIND $ranges AS range
CALL (range) {
  MATCH (u:User)
  WHERE u.sortKey > range.from AND u.sortKey < range.to
  RETURN count(u) AS users
}
CALL (range) {
  MATCH (g:Group)
  WHERE g.sortKey > range.from AND g.sortKey < range.to
  RETURN count(g) AS groups
}
CALL (range) {
  MATCH (a:App)
  WHERE a.sortKey > range.from AND a.sortKey < range.to
  RETURN count(a) AS apps
}
RETURN range.key AS key, users, groups, apps
