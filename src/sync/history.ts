import type { Graph } from "../graph/graph.ts";
import { historyQueries } from "../graph/queries.ts";
import { keyOf, syncKeyPrefix } from "./keys.ts";

const dayMs = 86_400_000;
const usuallyKeptMs = 365 * dayMs;
const atOnce = 10_000n;

/** Whether a sync has ended since the history began, so that what comes next is a change. */
export async function hasMoments(graph: Pick<Graph, "read">, orgId: string): Promise<boolean> {
  const [state] = await graph.read(historyQueries.historyState, {
    orgKey: keyOf(orgId, orgId),
    prefix: syncKeyPrefix(orgId),
  });
  return state?.hasMoment ?? false;
}

/**
 * Removes what had ended before the time that history is kept for, at most once a day, in bounded steps. The beginning of the
 * history moves first: what is half gone is not asked about.
 * @param graph one whose writes go through only while the sync has its right: a user who comes back meanwhile is not removed
 */
export async function pruneHistory(
  graph: Graph,
  orgId: string,
  options: { now: string; keptMs: number | undefined; signal: AbortSignal },
): Promise<void> {
  const { now, keptMs = usuallyKeptMs, signal } = options;
  const until = new Date(Date.parse(now) - keptMs).toISOString();
  const orgKey = keyOf(orgId, orgId);
  const [state] = await graph.read(historyQueries.historyState, { orgKey, prefix: syncKeyPrefix(orgId) });
  if (!state?.historyFrom || Date.parse(until) - Date.parse(state.historyFrom) < Math.min(dayMs, keptMs)) return;
  await graph.write(historyQueries.moveHistoryStart, { orgKey, until }, { signal });
  const range = { orgId, until, batch: atOnce };
  for (let removed = 1; removed > 0; ) {
    const [row] = await graph.write(historyQueries.pruneHistoryEdges, range, { signal });
    removed = row?.removed ?? 0;
  }
  for (let removed = 1; removed > 0; ) {
    const step = { ...range, prefix: keyOf(orgId, "") };
    const [row] = await graph.write(historyQueries.pruneHistoryNodes, step, { signal });
    removed = row?.removed ?? 0;
  }
}
