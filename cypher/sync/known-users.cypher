// Told in some dozens of rows: a row for each user costs whoever reads them more than all else of a sync that finds nothing
// changed. Neo4j's own numbers of nodes share them out evenly.
MATCH (u:User)
WHERE u.sortKey STARTS WITH $prefix
WITH u.status AS status, id(u) % 20 AS part, collect(u.oktaId) AS ids,
     collect(CASE WHEN $withHashes THEN coalesce(u.hash, '') END) AS hashes
RETURN status, ids, hashes
