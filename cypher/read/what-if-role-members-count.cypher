UNWIND $entries AS row
MATCH (:Group {key: row.group})<-[:MEMBER_OF]-(u:User)
WHERE NOT u.key IN row.without
RETURN count(*) AS total
