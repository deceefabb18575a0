import { setMaxListeners } from "node:events";
import type { CollectorProgressSource, SyncRunSource } from "../../graphql/operator.ts";
import type { CollectorResult } from "../../sync/result.ts";
import type { SyncProgress } from "../../sync/run-collector.ts";
import { type RunOutcome, type RunResult, runSync, type SyncKind } from "./run-sync.ts";

/** An org that is kept current. */
export interface ScheduledOrg {
  /** The connection's name; null for the org that the environment names. */
  name: string | null;
  orgUrl: string;
}

/** The syncs that one server runs: of each org one at a time. */
export interface SyncRuns {
  /** Begins at once, and goes on by itself; null when one of this org is under way. */
  start(org: ScheduledOrg, kind: SyncKind): { run: SyncRunSource; ended: Promise<RunOutcome> } | null;
  /** Waits until none of this org is under way, then runs one to its end. */
  inTurn(org: ScheduledOrg, kind: SyncKind): Promise<RunOutcome>;
  of(org: ScheduledOrg): { running: SyncRunSource | null; last: SyncRunSource | null };
  /** Ends all that run, and waits for them. */
  close(): Promise<void>;
}

interface Under {
  run: SyncRunSource;
  ended: Promise<RunOutcome>;
}

/** Orgs whose last run is remembered: more than anybody connects, and few enough to be kept. */
const mostRemembered = 200;

/**
 * @param program the program whose `sync` is run, with its environment
 * @param onEnded told of each run that came to a result
 */
export function createSyncRuns(
  program: string,
  env: NodeJS.ProcessEnv,
  onEnded: (org: ScheduledOrg, result: RunResult) => void = () => {},
): SyncRuns {
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  const running = new Map<string, Under>();
  const last = new Map<string, SyncRunSource>();

  function start(org: ScheduledOrg, kind: SyncKind): Under | null {
    if (running.has(org.orgUrl)) return null;
    const run: SyncRunSource = {
      connection: org.name,
      kind,
      status: "RUNNING",
      startedAt: new Date().toISOString(),
      finishedAt: null,
      reason: null,
      collectors: [],
    };
    const onProgress = (all: readonly SyncProgress[]) => {
      run.collectors = all.map(toProgress);
    };
    const ended = runSync(program, env, org.name, kind, ending.signal, onProgress).then(
      (outcome) => {
        finish(org, run, outcome);
        return outcome;
      },
      (error: unknown) => {
        finish(org, run, null);
        throw error;
      },
    );
    // Whoever does not wait for it finds out by asking.
    ended.catch(() => {});
    const under = { run, ended };
    running.set(org.orgUrl, under);
    return under;
  }

  function finish(org: ScheduledOrg, run: SyncRunSource, outcome: RunOutcome | null): void {
    const { orgUrl } = org;
    run.status = outcome?.result?.status ?? "FAILED";
    run.finishedAt = new Date().toISOString();
    if (outcome?.result) {
      run.collectors = outcome.result.collectors.map(toFinal);
      onEnded(org, outcome.result);
    }
    if (run.status !== "COMPLETE") run.reason = reasonIn(outcome);
    running.delete(orgUrl);
    last.delete(orgUrl);
    last.set(orgUrl, run);
    const [oldest] = last.keys();
    if (last.size > mostRemembered && oldest !== undefined) last.delete(oldest);
  }

  return {
    start,
    async inTurn(org, kind) {
      for (;;) {
        ending.signal.throwIfAborted();
        const started = start(org, kind);
        if (started !== null) return await started.ended;
        await running.get(org.orgUrl)?.ended.catch(() => {});
      }
    },
    of: ({ orgUrl }) => ({ running: running.get(orgUrl)?.run ?? null, last: last.get(orgUrl) ?? null }),
    async close() {
      ending.abort();
      await Promise.allSettled(Array.from(running.values(), ({ ended }) => ended));
    },
  };
}

/** What the command said in its own words; of stack traces, which it adds where that is asked for, nothing. */
function reasonIn(outcome: RunOutcome | null): string {
  const told = (outcome?.said ?? "").split("\n").flatMap((line) => /^(?:error|warning): (.+)/.exec(line)?.[1] ?? []);
  return told.length > 0 ? told.join(" ") : "The process of the sync ended before it had a result.";
}

function toProgress({ collector, scopes, ended, ...counts }: SyncProgress): CollectorProgressSource {
  const { read, added, changed, requests } = counts;
  return {
    name: collector,
    status: ended ? "ENDED" : "RUNNING",
    read,
    added,
    changed,
    removed: null,
    requests,
    done: scopes?.done ?? null,
    of: scopes?.of ?? null,
  };
}

function toFinal({ name, status, read, added, changed, removed, requests }: CollectorResult): CollectorProgressSource {
  return { name, status, read, added, changed, removed, requests, done: null, of: null };
}
