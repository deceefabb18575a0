import { ConfigError } from "../config.ts";
import type { Graph } from "../graph/graph.ts";
import { syncQueries, writeQueries } from "../graph/queries.ts";
import { keyOf, syncKeyPrefix } from "../sync/keys.ts";

/** Small enough that a batch of the best connected users stays far below a transaction's memory limit. */
const batch = 200n;

/** What is removed would be written back. */
export class PurgeRefusedError extends ConfigError {
  override name = "PurgeRefusedError";
}

/**
 * Removes everything the graph holds of an org, a bounded transaction at a time. Cut short, it leaves the org visible, and
 * the next run goes on.
 * @returns how many nodes were removed
 */
export async function purgeOrganization(
  graph: Graph,
  orgId: string,
  options: { signal: AbortSignal; onBatch?: (removed: number) => void },
): Promise<number> {
  const { signal, onBatch } = options;
  const [latest] = await graph.read(syncQueries.latestSync, { prefix: syncKeyPrefix(orgId) }, { signal });
  if (latest?.status === "RUNNING" && latest.leaseStands) {
    throw new PurgeRefusedError(
      "A sync of this org is running, and would write back what is removed. Nothing was removed. Stop it first.",
    );
  }
  let removed = 0;
  for (;;) {
    const [step] = await graph.write(writeQueries.purgeOrganization, { prefix: keyOf(orgId, ""), batch }, { signal });
    if (step === undefined || step.removed === 0) return removed;
    removed += step.removed;
    onBatch?.(removed);
  }
}
