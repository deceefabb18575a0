import type { Filter } from "../../graph/queries/read.ts";

interface Range {
  from: string;
  to: string;
}

// The sync cuts the name in a sort key to so many characters.
const longestName = 1_000;

/**
 * Narrows the range of sort keys to read where the filter demands how the ordered name begins: the index then skips the
 * rest of the org.
 * @param property the property the list is ordered by
 */
export function narrowByName(range: Range, filter: Filter, property: string, orgId: string): Range {
  const [alternative] = filter;
  if (alternative === undefined || filter.length > 1) return range;
  const demanded = alternative.find(
    (condition) =>
      condition.field === property &&
      !condition.negated &&
      condition.values.length === 1 &&
      (condition.op === "STARTS_WITH" || condition.op === "IN"),
  );
  const [name] = demanded?.values ?? [];
  if (name === undefined || name === "") return range;
  const start = `${orgId}\u0000${name.toLowerCase().slice(0, longestName)}`;
  const end = `${start}\u{10FFFF}`;
  return {
    from: compareCodePoints(start, range.from) > 0 ? start : range.from,
    to: compareCodePoints(end, range.to) < 0 ? end : range.to,
  };
}

/** Neo4j orders text by code points, JavaScript by UTF-16 units: they differ beyond U+FFFF. */
export function compareCodePoints(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one, "utf8"), Buffer.from(other, "utf8"));
}
