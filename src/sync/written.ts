import type { Tally } from "./context.ts";

/**
 * A statement that finds no node to hang an edge on writes nothing and says nothing. Such a hole would later read as
 * "nobody", so it is counted and makes the collector PARTIAL.
 */
export function checkWritten(tally: Tally, result: { written: number }[], expected: number, what: string): void {
  const written = result[0]?.written ?? 0;
  if (written >= expected) return;
  tally.miss({
    code: "FAILED",
    reason: `${expected - written} ${what} could not be written: their user, group or app disappeared from the graph during the sync`,
  });
}
