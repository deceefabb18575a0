import type { Need } from "./needs.ts";

/** Something an answer rests on that the last sync could not read to its end. */
export interface DataGap {
  collector: string;
  /** The Okta id of the group or app whose part is missing; null: the whole collector. */
  scope: string | null;
  scopeName: string | null;
  /** DENIED, FAILED, PARTIAL, REFUSED, QUARANTINED, UNRESOLVED, NEVER_READ, UNFINISHED, UNKNOWN_POWER or BOUND. */
  code: string;
  reason: string;
  since: string | null;
  lastComplete: string | null;
}

/** How fresh and how complete the data behind one answer is. */
export interface DataStatus {
  asOf: string | null;
  /** When the oldest part of it was last read as a whole, and not only by what Okta says has changed since. */
  readInFullAt: string | null;
  complete: boolean;
  gapCount: number;
  gaps: DataGap[];
  /** The collectors that have a gap among these: all of them, even where `gaps` is cut short. */
  incomplete: string[];
}

/** What is known of one collector in one org. */
export interface CollectorState {
  /**
   * Start of a sync that has changed the org's data and has not come to its end; null when there is none. Until then the data
   * are a mixture of two moments: additions come first and removals last, so what was true at both is there.
   */
  unsettledSince: string | null;
  /** Start and end of the last finished sync that read it wholly or in part; null when it was never read. */
  lastStarted: string | null;
  lastRead: string | null;
  /** End of the last sync that read all of it, and not only what had changed. */
  readInFullAt: string | null;
  /** Gaps of the whole collector. */
  whole: readonly DataGap[];
  /** Gaps of single scopes: how many, the oldest state among them, and the first of them. */
  scoped: { count: number; lastComplete: string | null; sample: readonly DataGap[] };
}

/** The object a question is about. */
export interface Subject {
  oktaId: string;
  /** The start of the sync that first wrote it. */
  firstSeen: string | null;
}

/** What is read only after the list of users, groups or apps that the object itself came from. */
const readAfterLists: ReadonlySet<string> = new Set([
  "memberships",
  "appUsers",
  "appGroups",
  "roleAssignments",
  "apiTokens",
  "credentials",
  "factors",
]);

/** An answer names at most so many gaps; `gapCount` says how many there are. */
export const gapLimit = 100;

/**
 * @param stateOf what is known of a collector
 * @param gapOf the gap of one scope, where there is one; only asked for needs with scopes
 * @param subjects what the question is about: one that came with a sync that has not finished was listed, but who belongs
 * to it may not have been read yet, so "nobody" would be a guess
 */
export function dataStatusOf(
  needs: readonly Need[],
  stateOf: (collector: string) => CollectorState,
  gapOf: (collector: string, scope: string) => DataGap | null,
  subjects: readonly Subject[] = [],
): DataStatus {
  const gaps: DataGap[] = [];
  const times: (string | null)[] = [];
  const wholeTimes: (string | null)[] = [];
  const incomplete: string[] = [];
  let gapCount = 0;
  for (const need of needs) {
    const state = stateOf(need.collector);
    const before = gapCount;
    const add = (gap: DataGap): void => {
      gapCount += 1;
      times.push(gap.lastComplete);
      if (gaps.length < gapLimit) gaps.push(gap);
    };
    state.whole.forEach(add);
    if (need.scopes === "ALL") {
      gapCount += state.scoped.count;
      if (state.scoped.count > 0) times.push(state.scoped.lastComplete);
      gaps.push(...state.scoped.sample.slice(0, gapLimit - gaps.length));
    } else {
      for (const scope of need.scopes) {
        const gap = gapOf(need.collector, scope);
        if (gap !== null) add(gap);
      }
    }
    for (const subject of subjects) {
      if (readAfterLists.has(need.collector) && isNewer(subject, state)) add(notYetRead(need.collector, subject));
    }
    if (state.lastRead === null && gapCount === before) add(neverRead(need.collector));
    else times.push(state.lastRead);
    wholeTimes.push(state.readInFullAt);
    if (gapCount > before) incomplete.push(need.collector);
  }
  const [first] = needs;
  const since = first === undefined ? null : stateOf(first.collector).unsettledSince;
  if (first !== undefined && since !== null) {
    gapCount += 1;
    if (gaps.length < gapLimit) gaps.push(unfinished(first.collector, since));
  }
  const asOf = oldest(times);
  // What was never read whole, or is missing since, is as old as that.
  const readInFullAt = asOf === null ? null : oldest([asOf, ...wholeTimes]);
  return { asOf, readInFullAt, complete: gapCount === 0, gapCount, gaps, incomplete };
}

/** A status with further gaps that an answer found for itself. */
export function withGaps(status: DataStatus, more: readonly DataGap[]): DataStatus {
  if (more.length === 0) return status;
  return {
    ...status,
    complete: false,
    gapCount: status.gapCount + more.length,
    gaps: [...status.gaps, ...more].slice(0, gapLimit),
    incomplete: [...new Set([...status.incomplete, ...more.map(({ collector }) => collector)])],
  };
}

function isNewer({ firstSeen }: Subject, { lastStarted }: CollectorState): boolean {
  return firstSeen !== null && lastStarted !== null && firstSeen > lastStarted;
}

function notYetRead(collector: string, { oktaId, firstSeen }: Subject): DataGap {
  const reason = "It was first seen by a sync that has not finished. Wait for that sync, or run another.";
  return {
    collector,
    scope: oktaId,
    scopeName: null,
    code: "NEVER_READ",
    reason,
    since: firstSeen,
    lastComplete: null,
  };
}

/** Not among the `incomplete`: who had access at both moments is still found, so "no" is true of one of them at least. */
function unfinished(collector: string, since: string): DataGap {
  const reason =
    "A sync has begun to change this and has not come to its end. Wait for it, or run another: access-graph sync.";
  return { collector, scope: null, scopeName: null, code: "UNFINISHED", reason, since, lastComplete: null };
}

function neverRead(collector: string): DataGap {
  const reason = "No finished sync has read this yet. Run a sync: access-graph sync.";
  return { collector, scope: null, scopeName: null, code: "NEVER_READ", reason, since: null, lastComplete: null };
}

/** Unknown is older than anything. */
function oldest(times: readonly (string | null)[]): string | null {
  let result: string | null = null;
  for (const time of times) {
    if (time === null) return null;
    if (result === null || time < result) result = time;
  }
  return result;
}
