UNWIND $keys AS key
MATCH (n:Group {key: key})<-[edge]-()
CALL (edge) {
  DELETE edge
} IN TRANSACTIONS OF 10000 ROWS
