import type { CollectorName } from "../../access/collector-names.ts";
import { logKeptMs } from "../../access/log-coverage.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Okta } from "../../okta/okta.ts";
import { lackingOf } from "../capabilities.ts";
import { openGapLedger } from "../gaps.ts";
import { takeLease } from "../lease.ts";
import { finishRecord } from "../record.ts";
import type { CollectorResult, SyncStatus } from "../result.ts";
import { endsSync, runCollector, type SyncProgress } from "../run-collector.ts";
import { type ActivityContext, readActivity } from "./read-activity.ts";

export interface ActivityOptions {
  okta: Okta;
  graph: Graph;
  orgId: string;
  /** How the org is called in the result. */
  name: string;
  /** How far back the first reading goes; Okta keeps 90 days. */
  sinceMs?: number | undefined;
  dryRun?: boolean;
  /** How much is folded together before it is written. */
  atOnce?: ActivityContext["atOnce"];
  signal?: AbortSignal;
  onProgress?: (progress: SyncProgress) => void;
  now?: () => Date;
}

export interface ActivityOutcome {
  result: CollectorResult;
  error: Error | null;
  /** A run before this one read the log to its end. */
  wasRead: boolean;
  durationMs: number;
  throttledMs: number;
  /** Scopes and roles that the sign-in lacks for it, a line each. */
  lacking: string[];
}

type Running = ActivityContext & { complete: Set<CollectorName> };

/**
 * Reads the System Log on from where it was left. It is a run of its own, after the sync whose graph it adds to: the first one
 * has 90 days to read, and nobody waits for it to ask who reaches what.
 * @returns the result of the one collector, and the error that broke it off
 * @throws SyncRunningError while another run writes to this org, GraphError, an abort
 */
export async function syncActivity(options: ActivityOptions): Promise<ActivityOutcome> {
  const { okta, graph, orgId, dryRun = false } = options;
  const clock = options.now ?? (() => new Date());
  const startedAt = clock();
  const startedTicking = performance.now();
  const usedBefore = okta.usage();
  const lease = dryRun ? null : await takeLease(graph, { orgId, mode: "ACTIVITY", now: startedAt.toISOString() });
  const signals = [options.signal, lease?.signal].filter((signal) => signal !== undefined);
  const guarded = lease ? lease.guard(graph) : graph;
  let isFinished = false;
  try {
    const gaps = await openGapLedger(graph, orgId, false);
    const now = lease?.stamp ?? startedAt.toISOString();
    const since = new Date(okta.now().getTime() - Math.min(options.sinceMs ?? logKeptMs, logKeptMs)).toISOString();
    const signal = AbortSignal.any(signals);
    const { atOnce } = options;
    const context: Running = { okta, graph: guarded, orgId, now, since, signal, dryRun, atOnce, complete: new Set() };
    const { result, error } = await runCollector<Running>(
      { name: "activity", collect: readActivity },
      context,
      gaps,
      options.onProgress ?? (() => {}),
    );
    const lacking = lackingOf(await okta.grants(), [result]);
    if (lease) {
      await gaps.write(guarded, now, now);
      const usage = okta.usage();
      await finishRecord(graph, lease, {
        organization: orgId,
        name: options.name,
        mode: "ACTIVITY",
        status: statusOf(result, error),
        startedAt: startedAt.toISOString(),
        finishedAt: clock().toISOString(),
        durationMs: Math.round(performance.now() - startedTicking),
        requests: usage.requests - usedBefore.requests,
        throttledMs: usage.throttledMs - usedBefore.throttledMs,
        collectors: [result],
        lacking,
      });
      isFinished = true;
    }
    const throttledMs = okta.usage().throttledMs - usedBefore.throttledMs;
    const durationMs = Math.round(performance.now() - startedTicking);
    return { result, error, wasRead: gaps.wasRead("activity"), durationMs, throttledMs, lacking };
  } finally {
    lease?.release();
    // The place in the log has been kept: the next run goes on from there.
    if (lease && !isFinished) await finishRecord(graph, lease, null).catch(() => {});
  }
}

function statusOf({ status }: CollectorResult, error: Error | null): SyncStatus {
  if (endsSync(error) || status === "DENIED" || status === "FAILED") return "FAILED";
  return status === "COMPLETE" ? "COMPLETE" : "PARTIAL";
}
