import { adminCollectors, type CollectorName } from "../access/collector-names.ts";
import type { Graph } from "../graph/graph.ts";
import { migrate } from "../graph/migrate.ts";
import { OktaAuthError } from "../okta/errors.ts";
import type { Okta } from "../okta/okta.ts";
import { createAdminFindings } from "./admin/administrators.ts";
import { lackingOf } from "./capabilities.ts";
import { collectAll } from "./collect-all.ts";
import type { SyncedConnection } from "./context.ts";
import { type GapLedger, openGapLedger } from "./gaps.ts";
import { noteGoneNodes, noteUnlistedNodes } from "./gone-nodes.ts";
import { countRemovals, noteHeldBack, noteRefusals } from "./held-back.ts";
import { hasMoments, pruneHistory } from "./history.ts";
import { readIdentity } from "./identity.ts";
import { type Changes, FullSyncNeededError, findChanges, neededForChanges } from "./incremental/changes.ts";
import { alwaysWhole, trustKnown, useKnownRules } from "./incremental/known-unchanged.ts";
import { keyOf } from "./keys.ts";
import { readKnown } from "./known.ts";
import { takeLease } from "./lease.ts";
import { createMembersReads } from "./members-reads.ts";
import { toOrganizationProperties, writeOrganization } from "./organization.ts";
import { finishRecord } from "./record.ts";
import { createRemovals, type Refusal, type RemovalKind, removalKinds } from "./removals.ts";
import type { CollectorResult, SyncResult, SyncStatus } from "./result.ts";
import { endsSync, type SyncProgress } from "./run-collector.ts";

const weekMs = 7 * 86_400_000;

export interface SyncOptions {
  okta: Okta;
  graph: Graph;
  connection: SyncedConnection;
  /**
   * FULL, unless said: everything is read. INCREMENTAL: what has changed since the last sync that saw everything. CHANGES:
   * that where it can be told, else everything.
   */
  reads?: "FULL" | "INCREMENTAL" | "CHANGES";
  /** Read and compare, write nothing. */
  dryRun?: boolean;
  /** Remove also what would make the sync stop as REFUSED. */
  acceptShrink?: boolean;
  /** Read also what Okta says has not changed. */
  verify?: boolean;
  /** Whose enrolled factors are read: administrators' unless said. */
  factors?: "ADMINISTRATORS" | "ALL";
  /** How often every group is asked for its admin roles, whatever Okta's flag says; every 7 days unless said. */
  groupRolesSweepMs?: number | undefined;
  /** How long it is kept what has ended; 365 days unless said. */
  historyKeptMs?: number | undefined;
  signal?: AbortSignal;
  onProgress?: (progress: SyncProgress) => void;
  now?: () => Date;
}

export interface SyncOutcome {
  result: SyncResult;
  /** Kinds of which too much would have gone; empty unless the status is REFUSED. */
  refusals: Refusal[];
  /** The first error that broke off a collector, for the exit code; null when none did. */
  error: Error | null;
  /** Why everything was read although only the changes were asked for: in words that follow "because"; else null. */
  fullBecause: string | null;
}

/**
 * Reads an org, or what has changed of it, writes what is new or changed, and at the end removes what is gone.
 *
 * Guarantees: additions come before removals; only scopes read to their end lose anything; a part that Okta refused or broke
 * off keeps its old data and is noted as a gap; an interrupted sync leaves a graph that answers and that the next sync makes
 * right; an unchanged org costs no write but the sync's own record.
 *
 * @throws OktaError when not even the org can be identified, FullSyncNeededError where only the changes were to be read, SyncRunningError, GraphError, and the signal's reason on abort
 */
export async function syncOrganization(options: SyncOptions): Promise<SyncOutcome> {
  const { okta, graph, connection, dryRun = false, acceptShrink = false, verify = false } = options;
  const onProgress = options.onProgress ?? (() => {});
  const clock = options.now ?? (() => new Date());
  const startedAt = clock();
  const startedTicking = performance.now();
  const usedBefore = okta.usage();
  const now = startedAt.toISOString();
  const signal = options.signal ?? new AbortController().signal;

  if (!dryRun) await migrate(graph);
  const orgTally = { added: 0, changed: 0 };
  onProgress({ collector: "organization", read: 0, ...orgTally, requests: 0, scopes: null, ended: false });
  const identity = await readIdentity(okta, connection, graph, signal);
  const { organization, userTypes } = identity;
  const orgId = organization.id;
  await writeOrganization(
    { graph, now, dryRun, userTypes },
    toOrganizationProperties(organization, connection),
    orgTally,
  );
  const { requests } = identity;
  onProgress({ collector: "organization", read: 1, ...orgTally, requests, scopes: null, ended: true });
  const { changes, fullBecause } = await choose(options, orgId, signal);
  const mode = changes ? "INCREMENTAL" : "FULL";
  const results: CollectorResult[] = [
    {
      name: "organization",
      status: "COMPLETE",
      read: 1,
      ...orgTally,
      removed: 0,
      unchanged: 0,
      requests: requests + (changes?.requests ?? 0),
      reason: null,
    },
  ];

  const lease = dryRun ? null : await takeLease(graph, { orgId, mode, now });
  const guarded = lease ? lease.guard(graph) : graph;
  const running = lease ? AbortSignal.any([signal, lease.signal]) : signal;
  let finished = false;
  try {
    const removals = createRemovals({ acceptAny: acceptShrink });
    const gaps = await openGapLedger(graph, orgId, acceptShrink);
    const known = await readKnown(graph, orgId, { removals, signal: running, withHashes: changes === null });
    if (changes) trustKnown(known);
    const context = {
      okta,
      graph: guarded,
      orgId,
      organization,
      connection,
      now: lease?.stamp ?? now,
      begun: lease && (await hasMoments(graph, orgId)) ? lease.stamp : null,
      oktaNow: identity.oktaNow,
      signal: running,
      dryRun,
      ...known,
      changes,
      userTypes,
      complete: new Set<CollectorName>(),
      removals,
      gaps,
      membersReads: createMembersReads({ verify }),
      admin: createAdminFindings(okta),
      choices: {
        factors: options.factors ?? "ADMINISTRATORS",
        groupRolesSweepMs: options.groupRolesSweepMs ?? weekMs,
        verify,
      },
      userFlushes: [],
    };

    if (changes) await useKnownRules(context, gaps);
    const { results: collected, error: first } = await collectAll(context, gaps, onProgress);
    results.push(...collected);
    let error = first;
    if (!endsSync(error)) error = (await lookForGoneNodes(context, gaps, results)) ?? error;
    if (endsSync(error)) noteUnlistedNodes(context);

    const refusals = endsSync(error) ? [] : removals.refusals((name) => gaps.stood(name, "REFUSED"));
    if (endsSync(error)) {
      // A token that is refused half-way may have been losing its rights before: what it did not list is not believed gone.
      const why = "because Okta refused the sign-in during this sync";
      noteHeldBack(removals.counts(), { code: "FAILED", why }, gaps, results);
    } else if (refusals.length > 0) {
      const refused = new Set(refusals.map(({ kind }) => removalKinds[kind]));
      const others = Object.entries(removals.counts()).filter(
        ([kind]) => !refused.has(removalKinds[kind as RemovalKind]),
      );
      const why = "because this sync was refused to remove so much else";
      noteHeldBack(Object.fromEntries(others), { code: "PARTIAL", why }, gaps, results);
      noteRefusals(refusals, gaps, results);
    } else {
      if (lease) {
        await removals.apply(guarded, keyOf(orgId, ""), lease.stamp, running, lease.confirm);
        await lease.confirm();
        await context.membersReads.write(guarded, context.oktaNow);
      }
      countRemovals(removals.counts(), results);
    }

    const finishedAt = clock();
    const usage = okta.usage();
    const result: SyncResult = {
      organization: orgId,
      name: connection.name ?? organization.name,
      mode,
      status: statusOf(results, refusals, error, gaps),
      startedAt: now,
      finishedAt: finishedAt.toISOString(),
      durationMs: Math.round(performance.now() - startedTicking),
      requests: usage.requests - usedBefore.requests,
      throttledMs: usage.throttledMs - usedBefore.throttledMs,
      collectors: results,
      lacking: lackingOf(await okta.grants(), results),
    };
    if (lease) {
      await lease.confirm();
      await gaps.write(guarded, now, lease.stamp);
      if (result.status !== "FAILED")
        await pruneHistory(guarded, orgId, { now, keptMs: options.historyKeptMs, signal: running });
      const sawAll = !endsSync(error) && refusals.length === 0 && neededForChanges.every((name) => !gaps.isLost(name));
      const seen = sawAll ? { since: identity.oktaNow, next: changes?.next ?? null } : null;
      const readInFullAt = (name: CollectorName) =>
        changes && !alwaysWhole.has(name) ? gaps.readInFullAt(name) : result.finishedAt;
      await finishRecord(graph, lease, result, seen, readInFullAt);
      finished = true;
    }
    return { result, refusals, error, fullBecause };
  } finally {
    lease?.release();
    // Best effort: an interrupted sync says so at once instead of leaving its claim to run out.
    if (lease && !finished) await finishRecord(graph, lease, null).catch(() => {});
  }
}

/** What the sync is to go by: the changes, or null for everything. */
async function choose(
  { okta, graph, reads = "FULL" }: SyncOptions,
  orgId: string,
  signal: AbortSignal,
): Promise<{ changes: Changes | null; fullBecause: string | null }> {
  if (reads === "FULL") return { changes: null, fullBecause: null };
  const found = await findChanges(okta, graph, orgId, signal);
  if (typeof found !== "string") return { changes: found, fullBecause: null };
  if (reads === "INCREMENTAL") throw new FullSyncNeededError(found);
  return { changes: null, fullBecause: found };
}

/** @returns the refusal of the sign-in, if there was one */
async function lookForGoneNodes(
  context: Parameters<typeof noteGoneNodes>[0],
  gaps: GapLedger,
  results: CollectorResult[],
): Promise<Error | null> {
  try {
    await noteGoneNodes(context, (name, { requests, kept }) => {
      const result = results.find((collector) => collector.name === name);
      if (result) result.requests += requests;
      if (kept === null) return;
      gaps.breakOff(name, kept.code, kept.reason);
      if (result) Object.assign(result, { status: kept.code, reason: kept.reason });
    });
    return null;
  } catch (error) {
    if (!(error instanceof OktaAuthError)) throw error;
    return error;
  }
}

/** Admin permissions that the token was never let see take nothing from the rest; once seen, they must not go missing unnoticed. */
function statusOf(
  results: CollectorResult[],
  refusals: Refusal[],
  error: Error | null,
  gaps: Pick<GapLedger, "wasRead">,
): SyncStatus {
  if (endsSync(error)) return "FAILED";
  const asked = results.filter(
    ({ name, status }) =>
      name !== "organization" && !(adminCollectors.has(name) && status === "DENIED" && !gaps.wasRead(name)),
  );
  const main = asked.filter(({ name }) => !adminCollectors.has(name));
  if (main.every((result) => result.status !== "COMPLETE" && result.status !== "PARTIAL")) return "FAILED";
  if (refusals.length > 0) return "REFUSED";
  return asked.every((result) => result.status === "COMPLETE") ? "COMPLETE" : "PARTIAL";
}
