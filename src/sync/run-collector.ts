import { adminCollectors, type CollectorName } from "../access/collector-names.ts";
import { GraphError } from "../graph/errors.ts";
import { OktaAuthError, OktaFeatureError, OktaNotFoundError, OktaPermissionError } from "../okta/errors.ts";
import type { SyncContext, Tally } from "./context.ts";
import type { Gap, GapCode, GapLedger } from "./gaps.ts";
import type { CollectorResult, CollectorStatus } from "./result.ts";

/** Told while a sync runs, for progress displays. */
export interface SyncProgress {
  collector: CollectorName;
  read: number;
  /** What was written so far; removals come at the end of a sync. */
  added: number;
  changed: number;
  requests: number;
  /** Scopes done and in all, for collectors that read by the scope; null for the others. */
  scopes: { done: number; of: number } | null;
  ended: boolean;
}

/** What it means and what to do, for what is told by the row. */
const afterwards: Partial<Record<GapCode, string>> = {
  QUARANTINED: "What was known of it is kept. Sync again; if it stays so, report it with this message.",
  UNRESOLVED: "Who reaches what through them stays unknown, and nothing of it is removed. Sync again.",
};

/**
 * Runs one collector and turns whatever happens into its result and its gaps.
 * @returns the result, and the error that should keep the collectors after it from being tried, if any
 * @throws an abort, and trouble with the graph: without it nothing can be kept
 */
export async function runCollector<C extends Pick<SyncContext, "signal" | "complete">>(
  collector: { name: CollectorName; collect(context: C, tally: Tally): Promise<void> },
  context: C,
  gaps: GapLedger,
  onProgress: (progress: SyncProgress) => void,
): Promise<{ result: CollectorResult; error: Error | null }> {
  const missed = new Map<string, Gap>();
  const flushes: (() => Promise<void>)[] = [];
  let scopes: SyncProgress["scopes"] = null;
  const tally: Tally = {
    read: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    meter: { requests: 0, throttledMs: 0 },
    miss: ({ scope = "", scopeName = null, known = true, code, ...told }) => {
      const reason = afterwards[code] === undefined ? told.reason : `${told.reason}. ${afterwards[code]}`;
      if (!missed.has(scope)) missed.set(scope, { scope, scopeName, code, reason, known });
    },
    atBreakOff: (flush) => void flushes.push(flush),
    progress(done, of) {
      scopes = { done, of };
      tell(false);
    },
  };
  const tell = (ended: boolean) => {
    const { read, added, changed, meter } = tally;
    onProgress({ collector: collector.name, read, added, changed, requests: meter.requests, scopes, ended });
  };
  const timer = setInterval(tell, 250, false);
  timer.unref();

  const result = (status: CollectorStatus, reason: string | null): CollectorResult => ({
    name: collector.name,
    status,
    read: tally.read,
    added: tally.added,
    changed: tally.changed,
    removed: 0,
    unchanged: tally.unchanged,
    requests: tally.meter.requests,
    reason,
  });

  tell(false);
  try {
    await collector.collect(context, tally);
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof GraphError || !(error instanceof Error)) throw error;
    for (const flush of flushes) await flush();
    const denied =
      error instanceof OktaPermissionError ||
      error instanceof OktaFeatureError ||
      (adminCollectors.has(collector.name) && error instanceof OktaNotFoundError);
    gaps.breakOff(collector.name, denied ? "DENIED" : "FAILED", error.message);
    return { result: result(denied ? "DENIED" : "FAILED", error.message), error };
  } finally {
    clearInterval(timer);
    tell(true);
  }

  const missing = [...missed.values()];
  gaps.settle(collector.name, missing);
  const [first] = missing;
  if (first === undefined) {
    context.complete.add(collector.name);
    return { result: result("COMPLETE", null), error: null };
  }
  const reason =
    missing.length === 1 ? first.reason : `${missing.length} parts were not read; the first: ${first.reason}`;
  return { result: result(statusOf(missing, tally), reason), error: null };
}

/** Nothing known at all and every scope of one mind is that mind's status; anything between is PARTIAL. */
function statusOf(missed: Gap[], tally: Tally): CollectorStatus {
  if (tally.read > 0 || tally.unchanged > 0) return "PARTIAL";
  if (missed.every((gap) => gap.code === "DENIED")) return "DENIED";
  if (missed.every((gap) => gap.code === "FAILED")) return "FAILED";
  return "PARTIAL";
}

/** Whether the collectors after a failed one can be spared: Okta would refuse each of them the same way. */
export function endsSync(error: Error | null): boolean {
  return error instanceof OktaAuthError && !(error instanceof OktaFeatureError);
}
