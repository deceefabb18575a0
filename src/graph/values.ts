import { isDateTime, isInt } from "neo4j-driver";

/** A row as the rest of the product wants it: dates as ISO 8601 strings in UTC, integers as numbers, null for missing. */
export function toPlainRow(value: object): Record<string, unknown> {
  return toPlain(value) as Record<string, unknown>;
}

/** Lists are changed in place, for nobody else has them: a copy of each was a good part of the work of reading many rows. */
function toPlain(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object") return typeof value === "bigint" ? Number(value) : value;
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place += 1) value[place] = toPlain(value[place]);
    return value;
  }
  if (isDateTime(value)) return value.toStandardDate().toISOString();
  if (isInt(value)) return value.toNumber();
  // A node or relationship: only its properties are of interest, never Neo4j's internal id.
  const source = "properties" in value && "elementId" in value ? (value as { properties: object }).properties : value;
  const plain: Record<string, unknown> = {};
  for (const key of Object.keys(source)) plain[key] = toPlain((source as Record<string, unknown>)[key]);
  return plain;
}
