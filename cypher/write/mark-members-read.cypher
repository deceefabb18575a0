UNWIND $rows AS row
MATCH (g:Group {key: row.key})
SET g.membersStamp = row.stamp, g.membersReadAt = datetime($now)
