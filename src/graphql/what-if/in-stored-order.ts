/** Compares texts as Neo4j orders stored ones, by code points; JavaScript compares by UTF-16 units. */
export function inStoredOrder(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
}
