import type { Graph } from "../graph/graph.ts";
import type { BucketUse, Okta } from "../okta/okta.ts";
import { reserveOf, usualReserve } from "../okta/rate-limit.ts";
import type { SyncedConnection } from "../sync/context.ts";
import { readIdentity } from "../sync/identity.ts";
import { readKnown } from "../sync/known.ts";
import { createRemovals } from "../sync/removals.ts";
import { type BucketEstimate, estimateRequests } from "../sync/request-estimate.ts";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** From where and into what a sync reads. */
export interface SyncSource {
  okta: Okta;
  graph: Graph;
  connection: SyncedConnection;
}

/**
 * Tells, before anything is read, how many requests a full sync takes and how long at the limits of this org. The org is asked
 * a few questions for that: Okta tells its limits with its answers.
 */
export async function tellEstimate(
  { okta, graph, connection }: SyncSource,
  reserve: number | null,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { organization } = await readIdentity(okta, connection, graph, signal);
  const removals = createRemovals({ acceptAny: false });
  const known = await readKnown(graph, organization.id, { removals, signal, withHashes: false });
  const estimates = estimateRequests(known);
  if (estimates === null) {
    terminal.say(
      "How much a sync takes is not foreseen, because the org was not read before: see the end of this dry run.",
    );
    return;
  }
  await okta.probeRole();
  const limits = new Map(okta.rateLimits().map((use) => [use.bucket, use.limit]));
  const rows = estimates.map((one) => ({ ...one, limit: limits.get(one.bucket) ?? null }));
  terminal.say(
    `By what the graph holds, a full sync takes about ${describeTime(rows, reserve)}, without admin permissions and the System Log:\n${describe(rows, reserve, terminal.columns)}`,
  );
}

/** Tells what the requests of a dry run were, which are those of the sync it stands for. */
export function tellRateLimits(uses: readonly BucketUse[], reserve: number | null, terminal: Terminal): void {
  const rows = uses.map(({ bucket, statuses, limit }) => ({
    bucket,
    requests: Object.values(statuses).reduce((sum, count) => sum + count, 0),
    limit,
  }));
  if (rows.length === 0) return;
  terminal.say(`What was read took ${describeTime(rows, reserve)}:\n${describe(rows, reserve, terminal.columns)}`);
}

type Row = BucketEstimate & { limit: number | null };

const granted = (limit: number, reserve: number | null) => limit - reserveOf(limit, reserve ?? usualReserve);

/** Rate limits are used beside each other: the slowest decides. */
function describeTime(rows: readonly Row[], reserve: number | null): string {
  const requests = rows.reduce((sum, row) => sum + row.requests, 0);
  const minutes = Math.max(...rows.map((row) => minutesOf(row, reserve) ?? 0));
  const time = minutes < 1 ? "within a minute" : `${Math.ceil(minutes)} minutes at least`;
  return `${requests.toLocaleString("en")} requests, by Okta's limits ${time}`;
}

function describe(rows: readonly Row[], reserve: number | null, columns: number): string {
  const heads = ["RATE LIMIT", "REQUESTS", "GRANTED A MINUTE", "USED AT MOST", "MINUTES"];
  const cells = rows.map((row) => [
    row.bucket,
    row.requests,
    row.limit ?? "not told",
    row.limit === null ? "" : granted(row.limit, reserve),
    minutesOf(row, reserve)?.toFixed(1) ?? "",
  ]);
  return table(heads, cells, columns);
}

/** What a bucket grants at once is spent at the start of its minute: the first one costs no time. */
function minutesOf({ requests, limit }: Row, reserve: number | null): number | null {
  return limit === null ? null : Math.max(0, Math.ceil(requests / granted(limit, reserve)) - 1);
}
