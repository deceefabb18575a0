import { setMaxListeners } from "node:events";
import { type CollectorName, collectorNames } from "../access/collector-names.ts";
import type { Graph } from "../graph/graph.ts";
import { collectors } from "./collectors.ts";
import type { Collector, SyncContext } from "./context.ts";
import type { GapLedger } from "./gaps.ts";
import { isToRun } from "./incremental/known-unchanged.ts";
import type { CollectorResult } from "./result.ts";
import { endsSync, runCollector, type SyncProgress } from "./run-collector.ts";

/** What became of one collector. */
interface Run {
  result: CollectorResult;
  error: Error | null;
}

/**
 * Runs the collectors, each as soon as those it needs have ended, well or not: Okta limits users, groups, members and apps
 * apart, so none waits for the rate of another, and Neo4j writes while Okta is read.
 * @returns a result for each, in the order in which they are always told, and the first error that broke one off, or ended the sync
 * @throws an abort, and trouble with the graph, once every collector has come to rest
 */
export async function collectAll(
  context: Omit<SyncContext, "ended">,
  gaps: GapLedger,
  onProgress: (progress: SyncProgress) => void,
): Promise<{ results: CollectorResult[]; error: Error | null }> {
  const { changes } = context;
  const runs = new Map<CollectorName, Promise<Run | null>>();
  const trouble = new AbortController();
  let stop: Error | null = null;
  const shared: SyncContext = {
    ...context,
    graph: withOneWriter(context.graph),
    signal: AbortSignal.any([context.signal, trouble.signal]),
    ended: async (name) => void (await runs.get(name)?.catch(() => {})),
  };

  // Every request under way listens to it, and they are bounded.
  setMaxListeners(0, shared.signal, context.signal);

  /** @returns null where nothing speaks for reading that part again */
  async function run(collector: Collector): Promise<Run | null> {
    try {
      for (const name of collector.after) await shared.ended(name);
      shared.signal.throwIfAborted();
      if (changes && !(await isToRun(collector.name, changes, shared))) return null;
      if (stop) return { result: notTried(collector.name, stop, gaps), error: null };
      const ran = await runCollector(collector, shared, gaps, onProgress);
      if (endsSync(ran.error)) stop ??= ran.error;
      return ran;
    } catch (error) {
      trouble.abort(error);
      throw error;
    }
  }

  for (const collector of collectors) runs.set(collector.name, run(collector));
  const settled = await Promise.allSettled(runs.values());
  trouble.signal.throwIfAborted();
  const ended = settled.flatMap((outcome) =>
    outcome.status === "fulfilled" && outcome.value !== null ? [outcome.value] : [],
  );
  const first = ended.find(({ error }) => error !== null)?.error ?? null;
  const results = ended.map(({ result }) => result);
  results.sort((a, b) => collectorNames.indexOf(a.name) - collectorNames.indexOf(b.name));
  return { results, error: stop ?? first };
}

/** One write at a time: two at once that touch the same users would make each other wait, or break off as a deadlock. */
function withOneWriter(graph: Graph): Graph {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    ...graph,
    write(query, params, options) {
      const mine = tail.then(() => graph.write(query, params, options));
      tail = mine.catch(() => {});
      return mine;
    },
  };
}

function notTried(name: CollectorName, { message }: Error, gaps: GapLedger): CollectorResult {
  const reason = `not tried: ${message}`;
  gaps.breakOff(name, "FAILED", reason);
  return { name, status: "SKIPPED", read: 0, added: 0, changed: 0, removed: 0, unchanged: 0, requests: 0, reason };
}
