import type { Graph } from "../graph/graph.ts";
import { writeQueries } from "../graph/queries.ts";
import { type Lease, SyncRunningError } from "./lease.ts";
import type { SyncResult } from "./result.ts";

/**
 * Ends the sync's record in one transaction: from then on its collectors count as read.
 * @param result null for a sync that was broken off: its record says FAILED and counts for nothing
 * @throws SyncRunningError when another sync took over meanwhile
 */
export async function finishRecord(graph: Graph, lease: Lease, result: SyncResult | null): Promise<void> {
  const collectors = (result?.collectors ?? []).map(
    ({ name, status, read, added, changed, removed, requests, reason }) => ({
      key: `${lease.key}/${name}`,
      properties: {
        orgId: lease.key.slice(0, lease.key.indexOf("/")),
        syncNumber: BigInt(lease.number),
        name,
        status,
        read: BigInt(read),
        added: BigInt(added),
        changed: BigInt(changed),
        removed: BigInt(removed),
        requests: BigInt(requests),
        reason,
      },
    }),
  );
  const rows = await graph.write(writeQueries.finishSync, {
    key: lease.key,
    holder: lease.holder,
    finishedAt: result?.finishedAt ?? new Date().toISOString(),
    // A run that only reads activity settles nothing that a sync has left unsettled.
    unsettled: result === null || result.mode === "ACTIVITY",
    properties: result
      ? {
          status: result.status,
          requests: BigInt(result.requests),
          throttledMs: BigInt(Math.round(result.throttledMs)),
        }
      : { status: "FAILED", reason: "interrupted" },
    collectors,
  });
  if (result && (rows[0]?.written ?? 0) < collectors.length) {
    throw new SyncRunningError("Another sync took over before this one ended; its result was not recorded.");
  }
}
