import type { GapCode, GapLedger } from "./gaps.ts";
import { type Refusal, type RemovalKind, removalKinds } from "./removals.ts";
import type { CollectorResult } from "./result.ts";

/** Too much would have gone: nothing does, and the parts in question say so. */
export function noteRefusals(refusals: Refusal[], gaps: GapLedger, results: CollectorResult[]): void {
  for (const { kind, removed, total } of refusals) {
    const name = removalKinds[kind];
    const reason = `${removed} of ${total} ${kind} would have been removed; nothing was. If that is right, run the sync again with --accept-shrink.`;
    gaps.breakOff(name, "REFUSED", reason);
    const result = results.find((collector) => collector.name === name);
    if (result) notWhole(result, reason);
  }
}

/** What was found gone and not removed stands in the graph as if it were still so. */
export function noteHeldBack(
  counts: Partial<Record<RemovalKind, number>>,
  { code, why }: { code: GapCode; why: string },
  gaps: GapLedger,
  results: CollectorResult[],
): void {
  for (const [kind, removed] of Object.entries(counts)) {
    if (removed === 0) continue;
    const name = removalKinds[kind as RemovalKind];
    const reason = `${removed} ${kind} seem to be gone, but were kept ${why}.`;
    gaps.breakOff(name, code, reason);
    const result = results.find((collector) => collector.name === name);
    if (result) notWhole(result, reason);
  }
}

/** What is known to be gone and still stands makes a collector's part less than whole. */
function notWhole(result: CollectorResult, reason: string): void {
  if (result.status === "COMPLETE") result.status = "PARTIAL";
  result.reason = result.reason === null ? reason : `${result.reason} ${reason}`;
}

/** Tells each collector how much of what it reads was removed. */
export function countRemovals(counts: Record<RemovalKind, number>, results: CollectorResult[]): void {
  for (const [kind, name] of Object.entries(removalKinds)) {
    const result = results.find((collector) => collector.name === name);
    if (result) result.removed += counts[kind as RemovalKind];
  }
}
