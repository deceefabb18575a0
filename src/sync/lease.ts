import { hostname } from "node:os";
import { GraphError } from "../graph/errors.ts";
import type { Graph } from "../graph/graph.ts";
import { syncQueries, writeQueries } from "../graph/queries.ts";
import { keyOf, syncKey, syncKeyPrefix } from "./keys.ts";

const leaseSeconds = 60;
const renewEveryMs = 15_000;

/** Another sync of the same org is under way; two at once could write against each other. */
export class SyncRunningError extends Error {
  override name = "SyncRunningError";
}

/** One sync's right to write an org's part of the graph, and its record. */
export interface Lease {
  number: number;
  key: string;
  holder: string;
  /** Aborts when the right was lost, because it could not be renewed in time. */
  signal: AbortSignal;
  release(): void;
}

/**
 * Takes the right to sync an org by creating the next Sync record; its unique key lets only one of two processes have it.
 * A record whose process died is marked FAILED and taken over: at once when the process was on this machine, else when its
 * lease has run out. The database's clock decides, so that machines need not agree on the time.
 * @throws SyncRunningError while another process holds it
 */
export async function takeLease(graph: Graph, options: { orgId: string; mode: string; now: string }): Promise<Lease> {
  const { orgId, mode, now } = options;
  const prefix = syncKeyPrefix(orgId);
  const holder = `${hostname()}/${process.pid}/${now}`;
  const [latest] = await graph.write(syncQueries.latestSync, { prefix });
  if (latest?.status === "RUNNING" && latest.leaseStands && !isDeadHere(latest.holder)) {
    throw new SyncRunningError(
      `Another sync of this org is running (${describeHolder(latest.holder)}). Nothing was changed. Wait for it to end; if it died, its claim runs out in ${latest.leaseSeconds} s.`,
    );
  }
  const number = (latest?.number ?? 0) + 1;
  const key = syncKey(orgId, number);
  const claim = { key, holder, leaseSeconds: BigInt(leaseSeconds) };
  try {
    await graph.write(writeQueries.beginSync, {
      ...claim,
      orgKey: keyOf(orgId, orgId),
      orgId,
      number: BigInt(number),
      mode,
      now,
    });
  } catch (error) {
    if (error instanceof GraphError && error.code === "Neo.ClientError.Schema.ConstraintValidationFailed") {
      throw new SyncRunningError(
        "Another sync of this org began at the same moment. Nothing was changed. Wait for it to end.",
      );
    }
    throw error;
  }
  await graph.write(writeQueries.endInterruptedSyncs, { prefix, before: key });

  const lost = new AbortController();
  let renewedAt = performance.now();
  const timer = setInterval(() => {
    graph.write(writeQueries.renewSync, claim).then(
      (rows) => {
        if (rows.length === 0) lost.abort(new SyncRunningError("Another sync took over; this one stops."));
        renewedAt = performance.now();
      },
      () => {
        if (performance.now() - renewedAt > leaseSeconds * 1_000) {
          lost.abort(new SyncRunningError("The claim on this org could not be renewed; this sync stops."));
        }
      },
    );
  }, renewEveryMs);
  timer.unref();
  return { number, key, holder, signal: lost.signal, release: () => clearInterval(timer) };
}

function describeHolder(holder: string | null): string {
  const [host = "?", pid = "?", since = "?"] = (holder ?? "").split("/");
  return `process ${pid} on ${host}, since ${since}`;
}

/** A holder on this very machine whose process is gone will not come back. */
function isDeadHere(holder: string | null): boolean {
  const [host, pid] = (holder ?? "").split("/");
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
