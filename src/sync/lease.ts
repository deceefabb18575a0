import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { GraphError } from "../graph/errors.ts";
import type { Graph } from "../graph/graph.ts";
import { identifyProcess } from "../graph/local-server/process-identity.ts";
import { syncQueries, writeQueries } from "../graph/queries.ts";
import { keyOf, syncKey, syncKeyPrefix } from "./keys.ts";

import type { SyncMode } from "./result.ts";

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
  /**
   * When this sync began, for all that it writes: later than the stamp of any sync before, whatever the machine's clock says.
   * By their stamps it is told what came with a sync that has not ended.
   */
  stamp: string;
  /** Aborts when the right was lost, because it could not be renewed in time. */
  signal: AbortSignal;
  /**
   * Asks whether the right still stands, for what must not be done without it.
   * @throws SyncRunningError when another sync has taken over
   */
  confirm(): Promise<void>;
  /**
   * The same graph, whose writes go through only while the right stands: each asks for it in its own transaction. A process
   * that was stopped or cut off for longer than its claim can then change nothing that the one after it has written.
   */
  guard(graph: Graph): Graph;
  release(): void;
}

/**
 * Takes the right to sync an org by creating the next Sync record; its unique key lets only one of two processes have it.
 * A record whose process died is marked FAILED and taken over: at once when the process was on this machine, else when its
 * lease has run out. The database's clock decides, so that machines need not agree on the time.
 * @throws SyncRunningError while another process holds it
 */
export async function takeLease(graph: Graph, options: { orgId: string; mode: SyncMode; now: string }): Promise<Lease> {
  const { orgId, mode, now } = options;
  const prefix = syncKeyPrefix(orgId);
  const started = identifyProcess(process.pid)?.started ?? "";
  const holder = [hostname(), process.pid, now, processSpace(), started, randomUUID()].join("/");
  const [latest] = await graph.write(syncQueries.latestSync, { prefix });
  if (latest?.status === "RUNNING" && latest.leaseStands && !isDeadHere(latest.holder)) {
    // Longer than any claim is given: the database's clock was set back, and would keep all others out for as long.
    if (latest.leaseSeconds > leaseSeconds) {
      const { key, holder } = latest;
      await graph.write(writeQueries.shortenClaim, { key, holder: holder ?? "", leaseSeconds: BigInt(leaseSeconds) });
    }
    throw new SyncRunningError(
      `Another sync of this org is running (${describeHolder(latest.holder)}). Nothing was changed. Wait for it to end; if it died, its claim runs out in ${latest.leaseSeconds} s.`,
    );
  }
  const number = (latest?.number ?? 0) + 1;
  const key = syncKey(orgId, number);
  const claim = { key, holder, leaseSeconds: BigInt(leaseSeconds) };
  const stamp = later(now, latest?.stamp ?? null);
  try {
    const rows = await graph.write(writeQueries.beginSync, {
      ...claim,
      orgKey: keyOf(orgId, orgId),
      orgId,
      number: BigInt(number),
      mode,
      now,
      stamp,
      // What a broken-off sync has begun stands until one comes to its end.
      unsettled: latest?.unsettled ?? false,
    });
    if (rows.length === 0) throw new SyncRunningError("The org was removed from the graph as this sync began.");
  } catch (error) {
    const taken = error instanceof GraphError && error.code === "Neo.ClientError.Schema.ConstraintValidationFailed";
    if (!taken) throw error;
    // A commit whose confirmation was lost is tried again, and then meets its own record.
    const [holding] = await graph.write(syncQueries.latestSync, { prefix });
    if (holding?.holder !== holder) {
      throw new SyncRunningError(
        "Another sync of this org began at the same moment. Nothing was changed. Wait for it to end.",
      );
    }
  }
  await graph.write(writeQueries.endInterruptedSyncs, { prefix, before: key });

  const lost = new AbortController();
  let renewedAt = performance.now();
  function takenOver(): Error {
    lost.abort(new SyncRunningError("Another sync took over; this one stops."));
    return lost.signal.reason;
  }
  // What only adds to how apps are used leaves the answers about access as they are.
  const params = { ...claim, unsettles: mode !== "ACTIVITY" };
  const fence = { query: writeQueries.fenceSync, params, broken: takenOver };
  async function confirm(): Promise<void> {
    const rows = await graph.write(writeQueries.renewSync, claim);
    if (rows.length === 0) takenOver();
    lost.signal.throwIfAborted();
    renewedAt = performance.now();
  }
  function stopIfOverdue(): void {
    if (performance.now() - renewedAt <= leaseSeconds * 1_000) return;
    lost.abort(new SyncRunningError("The claim on this org could not be renewed; this sync stops."));
  }
  let asking = false;
  const timer = setInterval(() => {
    if (asking) return stopIfOverdue();
    asking = true;
    confirm()
      .catch(stopIfOverdue)
      .finally(() => {
        asking = false;
      });
  }, renewEveryMs);
  timer.unref();
  return {
    number,
    key,
    holder,
    stamp,
    signal: lost.signal,
    confirm,
    guard: (of) => ({ ...of, write: (query, params, options) => of.write(query, params, { ...options, fence }) }),
    release: () => clearInterval(timer),
  };
}

/** Who syncs the org now, in words; null when nobody does, or who did is gone from this machine. */
export async function whoSyncs(graph: Pick<Graph, "read">, orgId: string): Promise<string | null> {
  const [latest] = await graph.read(syncQueries.latestSync, { prefix: syncKeyPrefix(orgId) });
  if (latest?.status !== "RUNNING" || !latest.leaseStands || isDeadHere(latest.holder)) return null;
  return describeHolder(latest.holder);
}

function later(now: string, before: string | null): string {
  const least = before === null ? 0 : Date.parse(before) + 1;
  return new Date(Math.max(Date.parse(now), least)).toISOString();
}

/** Process ids mean something only under one kernel and in one container, whatever the host calls itself. */
function processSpace(): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return "";
  }
}

function describeHolder(holder: string | null): string {
  const [host = "?", pid = "?", since = "?"] = (holder ?? "").split("/");
  return `process ${pid} on ${host}, since ${since}`;
}

/** A holder on this very machine whose process is gone will not come back, even where its number was given to another. */
function isDeadHere(holder: string | null): boolean {
  const [host, pid, , space, started] = (holder ?? "").split("/");
  if (host !== hostname() || space !== processSpace()) return false;
  return identifyProcess(Number(pid))?.started !== started;
}
