import type { Interval } from "../log-coverage.ts";

/** The time in which there must have been no use, or why nothing can be said of it. */
export interface LogWindow {
  known: boolean;
  /** ACTIVITY_NOT_READ, ACTIVITY_INCOMPLETE or COVERAGE_TOO_SHORT; empty where it is known. */
  why: string;
  /** The beginning: whatever was made later is too new to be called unused. */
  since: string;
  /** What a sync first saw by then was there before, for all one knows. */
  seenBy: string;
}

const dayMs = 86_400_000;

/**
 * The window ends where the log does, and not now: of the time since nothing is known. Without a log it ends now: a sign-in that is
 * known otherwise still clears.
 * @param coverage the time of which all events were read; null when reading has not caught up yet
 * @param firstSync when the first sync began: what it found has no age of its own
 */
export function logWindow(
  days: number,
  coverage: Interval | null,
  isBegun: boolean,
  firstSync: string | null,
  now: string,
): LogWindow {
  const since = new Date(Date.parse(coverage?.to ?? now) - days * dayMs).toISOString();
  const seenBy = firstSync !== null && firstSync > since ? firstSync : since;
  if (coverage === null) {
    return { known: false, why: isBegun ? "ACTIVITY_INCOMPLETE" : "ACTIVITY_NOT_READ", since, seenBy };
  }
  if (coverage.from > since) return { known: false, why: "COVERAGE_TOO_SHORT", since, seenBy };
  return { known: true, why: "", since, seenBy };
}
