/** A stretch of time of which every event of the System Log that Okta still had was read. ISO 8601. */
export interface Interval {
  from: string;
  to: string;
}

/** Okta keeps events for so long. */
export const logKeptMs = 90 * 86_400_000;

/** Clocks differ a little, and an event may be stored some minutes after it happened. */
const marginMs = 60_000;

/** More would say nothing that matters: only the latest is needed to tell that an app is not used. */
const mostIntervals = 20;

/**
 * The intervals with the one to read on in as the last, given what was read before: one whose end Okta no longer reaches back
 * to cannot be continued, and what lies between is lost for good. Its end is its beginning until reading has caught up.
 * @param known oldest first
 * @param wanted the earliest moment that is of interest
 */
export function continueCoverage(known: readonly Interval[], wanted: string, now: string): Interval[] {
  const oldest = new Date(Math.max(Date.parse(now) - logKeptMs, Date.parse(wanted))).toISOString();
  const last = known.at(-1);
  const reachable = new Date(Date.parse(now) - logKeptMs).toISOString();
  if (last !== undefined && last.to >= reachable) return [...known];
  // Never read to where Okta had no more: what it forgets meanwhile is at the beginning, and reading goes on from its place.
  if (last !== undefined && last.to === last.from) return [...known.slice(0, -1), { from: oldest, to: oldest }];
  return [...known, { from: oldest, to: oldest }].slice(-mostIntervals);
}

/** The coverage when something before `at` is missing: what is read from then on is an interval of its own. */
export function beginAnew(known: readonly Interval[], at: string): Interval[] {
  const last = known.at(-1);
  const closed = last === undefined || last.to === last.from ? known.slice(0, -1) : known;
  return [...closed, { from: at, to: at }].slice(-mostIntervals);
}

/** The coverage once all was read that Okta had at `until`. */
export function extendCoverage(known: readonly Interval[], until: string): Interval[] {
  const last = known.at(-1);
  if (last === undefined || until <= last.to) return [...known];
  return [...known.slice(0, -1), { from: last.from, to: until }];
}

/** The moment to begin after when the place in the log is lost: a little before the end, so that nothing falls between. */
export function resumeAfter({ from, to }: Interval): string {
  const before = new Date(Date.parse(to) - marginMs).toISOString();
  return before < from ? from : before;
}
