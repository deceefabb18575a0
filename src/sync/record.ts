import type { CollectorName } from "../access/collector-names.ts";
import type { Graph } from "../graph/graph.ts";
import { writeQueries } from "../graph/queries.ts";
import { syncKeyPrefix } from "./keys.ts";
import { type Lease, SyncRunningError } from "./lease.ts";
import type { SyncResult } from "./result.ts";

/** Of the many records of small syncs those older than this go, so that they do not grow with the years. */
const recordsKeptMs = 30 * 86_400_000;
/** More than a day's: what is left over goes the next night. */
const recordsAtOnce = 1_000n;

/**
 * Ends the sync's record in one transaction: from then on its collectors count as read.
 * @param result null for a sync that was broken off: its record says FAILED and counts for nothing
 * @param seen of a sync that left out nothing as a whole: when it began by Okta's clock, and its place in the log of changes
 * @param readInFullAt when all of what a collector reads was last read; at the end of this sync, unless said
 * @throws SyncRunningError when another sync took over meanwhile
 */
export async function finishRecord(
  graph: Graph,
  lease: Lease,
  result: SyncResult | null,
  seen: { since: string; next: string | null } | null = null,
  readInFullAt: (collector: CollectorName) => string | null = () => result?.finishedAt ?? null,
): Promise<void> {
  const orgId = lease.key.slice(0, lease.key.indexOf("/"));
  const collectors = (result?.collectors ?? []).map(
    ({ name, status, read, added, changed, removed, requests, reason }) => ({
      key: `${lease.key}/${name}`,
      properties: {
        orgId,
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
      readInFullAt: readInFullAt(name),
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
          lacking: result.lacking,
        }
      : { status: "FAILED", reason: "interrupted" },
    changesSince: seen?.since ?? null,
    changesNext: seen?.next ?? null,
    collectors,
  });
  if (result && (rows[0]?.written ?? 0) < collectors.length) {
    throw new SyncRunningError("Another sync took over before this one ended; its result was not recorded.");
  }
  if (result?.mode !== "FULL" || result.status !== "COMPLETE") return;
  const until = new Date(Date.parse(result.finishedAt) - recordsKeptMs).toISOString();
  const prefix = syncKeyPrefix(orgId);
  await graph.write(writeQueries.pruneSyncs, { prefix, before: lease.key, until, limit: recordsAtOnce });
}
