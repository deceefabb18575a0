import type { PageRequest } from "./pages.ts";

const separator = "\u0000";

/** A place in an order by several texts, for a cursor. Only the first of them may contain U+0000. */
export function placeOf(...parts: string[]): string {
  return parts.join(separator);
}

/** The texts of the place a page goes on after; the first has the org's id before it. Empty ones on a first page. */
export function partsOf<const N extends readonly string[]>(request: PageRequest, names: N): Record<N[number], string> {
  const parts = request.isContinued ? request.from.split(separator) : [request.from];
  const rest = request.isContinued ? parts.splice(parts.length - names.length + 1) : [];
  const values = [parts.join(separator), ...rest];
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""])) as Record<N[number], string>;
}
