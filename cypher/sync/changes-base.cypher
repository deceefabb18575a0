// A sync that did not see everything leaves it to the one before to say from where changes are to be followed.
MATCH (s:Sync)
WHERE s.key STARTS WITH $prefix AND s.changesSince IS NOT NULL
RETURN toString(s.changesSince) AS since, s.changesNext AS next
ORDER BY s.key DESC
LIMIT 1
