import { beginAnew, continueCoverage, extendCoverage, type Interval, resumeAfter } from "../../access/log-coverage.ts";
import { GraphError } from "../../graph/errors.ts";
import type { Graph } from "../../graph/graph.ts";
import { syncQueries, writeQueries } from "../../graph/queries.ts";
import { OktaError } from "../../okta/errors.ts";
import { type LogPlace, LogPlaceLostError } from "../../okta/log.ts";
import type { Okta } from "../../okta/okta.ts";
import type { Tally } from "../context.ts";
import { keyOf } from "../keys.ts";
import { emptyFold, type Folded, foldEvent, type Grant } from "./fold.ts";
import { createRecentEvents } from "./recent-events.ts";

export interface ActivityContext {
  okta: Okta;
  graph: Graph;
  orgId: string;
  now: string;
  /** The earliest moment that is of interest, ISO 8601. */
  since: string;
  signal: AbortSignal;
  dryRun: boolean;
  /** How much is folded together before it is written. */
  atOnce?: Steps | undefined;
}

interface Steps {
  events: number;
  pairs: number;
}

type ActivityTally = Pick<Tally, "read" | "changed" | "meter" | "miss">;

/**
 * So many events, or the pairs of so many, are folded together before they are written: bounds memory (some 50 MB) and the
 * transaction (some 2.5 kB of Neo4j's heap a pair). A pair is written once for all its events in between, so that the more are
 * folded together the less Neo4j works.
 */
const mostAtOnce = { events: 400_000, pairs: 100_000 };
const leastPairsAtOnce = 5_000;

/**
 * Reads what the System Log has had since it was last read, in smaller steps where Neo4j has too little memory for large ones.
 * @throws OktaError, GraphError, an abort
 */
export async function readActivity(context: ActivityContext, tally: ActivityTally): Promise<void> {
  let atOnce = context.atOnce ?? mostAtOnce;
  for (;;) {
    try {
      await readInSteps({ ...context, atOnce }, tally);
      return;
    } catch (error) {
      const isTooMuch = error instanceof GraphError && error.failure === "OUT_OF_MEMORY";
      if (!isTooMuch || atOnce.pairs < leastPairsAtOnce) throw error;
      atOnce = { events: Math.ceil(atOnce.events / 4), pairs: Math.ceil(atOnce.pairs / 4) };
    }
  }
}

/**
 * Reads what the System Log has had since it was last read, and folds it into the graph: the use of apps, the last activity of
 * users, when and by whom memberships and assignments were made. Events themselves are not kept. The place in the log is
 * written with what was folded, so that reading can end at any moment and goes on from there.
 */
async function readInSteps(context: ActivityContext & { atOnce: Steps }, tally: ActivityTally): Promise<void> {
  const { okta, graph, orgId, signal, atOnce } = context;
  const key = keyOf(orgId, "log");
  const [known] = await graph.read(syncQueries.systemLog, { key });
  const before = intervals(known?.coveredFrom ?? [], known?.coveredTo ?? []);
  const recent = createRecentEvents(known?.recent ?? []);
  // Extended only once reading has caught up.
  const started = continueCoverage(before, context.since, okta.now().toISOString());
  let coverage = started;
  const isContinued = before.length > 0 && coverage.length === before.length;
  let place: LogPlace =
    isContinued && known?.next ? { next: known.next } : { since: resumeAfter(coverage.at(-1) as Interval) };
  let standing = known?.next ?? "";
  let writing: Promise<unknown> = Promise.resolve();

  /** One batch is written while the next is read. */
  async function write(folded: Folded, next: string, caughtUp: boolean): Promise<void> {
    tally.changed += folded.uses.size;
    await writing;
    if (context.dryRun) return;
    const from = standing;
    standing = next;
    recent.settle();
    const ends = grantRows(folded.ends, orgId);
    const row = { ...rowsOf(folded, orgId), ...columns(coverage), key, orgId, from, next, caughtUp };
    // Before the place moves on, in a transaction of its own: told twice, it comes to the same.
    if (ends.length > 0) await graph.write(writeQueries.foldEnds, { ends }, { signal });
    writing = graph.write(writeQueries.foldActivity, { ...row, recent: recent.latest(), now: context.now }, { signal });
    writing.catch(() => {});
  }

  let isRestarted = false;
  for (;;) {
    try {
      await walk(place);
      return;
    } catch (error) {
      // What was read before is kept, and is in the graph before anything else happens.
      await Promise.allSettled([writing]);
      if (!(error instanceof LogPlaceLostError)) throw error;
      if (isRestarted) throw error.cause;
      // What was read since the last interval's end is read again; events already written are told by their uuid.
      isRestarted = true;
      await writing;
      recent.forgetUnsettled();
      coverage = started;
      place = { since: resumeAfter(coverage.at(-1) as Interval) };
    }
  }

  async function walk(from: LogPlace): Promise<void> {
    let folded = emptyFold();
    let held = 0;
    let asked = okta.now();
    let last = "";
    try {
      for await (const page of okta.log(from, { signal, meter: tally.meter })) {
        tally.read += page.events.length;
        held += page.events.length;
        for (const event of page.events) {
          foldEvent(folded, event, !recent.add(event.uuid));
        }
        for (const { reason } of page.quarantined) {
          tally.miss({ code: "QUARANTINED", reason: `an event of the System Log could not be read: ${reason}` });
        }
        // Of the time before, in which an event is missing, nothing may be claimed.
        if (page.quarantined.length > 0) coverage = beginAnew(coverage, okta.now().toISOString());
        last = page.next;
        if (held >= atOnce.events || folded.uses.size + folded.grants.size + folded.ends.size >= atOnce.pairs) {
          await write(folded, last, false);
          folded = emptyFold();
          held = 0;
        }
        asked = page.askedAt;
      }
    } catch (error) {
      // What was read until Okta failed need not be read again.
      if (error instanceof OktaError && held > 0) await write(folded, last, false);
      throw error;
    }
    // All that Okta had when the last page was asked for has been read.
    coverage = extendCoverage(coverage, asked.toISOString());
    await write(folded, last, true);
    await writing;
  }
}

function intervals(from: string[], to: string[]): Interval[] {
  return from.flatMap((start, index) => {
    const end = to[index];
    return end === undefined ? [] : [{ from: spelt(start), to: spelt(end) }];
  });
}

/** Neo4j leaves out seconds and fractions that are zero. */
function spelt(moment: string): string {
  return new Date(moment).toISOString();
}

function columns(coverage: Interval[]) {
  return { coveredFrom: coverage.map(({ from }) => from), coveredTo: coverage.map(({ to }) => to) };
}

function rowsOf({ uses, lastActivity, grants }: Folded, orgId: string) {
  return {
    uses: [...uses.values()].map(({ userId, appId, count, ...moments }) => ({
      userKey: keyOf(orgId, userId),
      appKey: keyOf(orgId, appId),
      count: BigInt(count),
      ...moments,
    })),
    activity: [...lastActivity].map(([userId, at]) => ({ userKey: keyOf(orgId, userId), at })),
    grants: grantRows(grants, orgId),
  };
}

function grantRows(grants: ReadonlyMap<string, Grant>, orgId: string) {
  return [...grants.values()].map(({ kind, sourceId, targetId, at, actor }) => ({
    kind,
    sourceKey: keyOf(orgId, sourceId),
    targetKey: keyOf(orgId, targetId),
    at,
    by: actor?.id ?? null,
    byType: actor?.type ?? null,
  }));
}
