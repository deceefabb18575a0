// First, so that nobody asks about a time of which a part is gone already.
MATCH (o:Organization {key: $orgKey})
WHERE o.historyFrom < datetime($until)
SET o.historyFrom = datetime($until)
RETURN count(o) AS moved
