// When the factors of a user were first read: without it no factor means unknown.
UNWIND $keys AS key
MATCH (u:User {key: key})
WHERE u.factorsReadAt IS NULL
SET u.factorsReadAt = datetime($now)
