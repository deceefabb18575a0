// Processes of the product that are connected, without the one that asks.
CALL dbms.listConnections() YIELD userAgent
WHERE userAgent STARTS WITH $product AND userAgent <> $own
RETURN count(DISTINCT userAgent) AS clients
