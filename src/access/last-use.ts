import type { Interval } from "./log-coverage.ts";
import { type AccessPath, later } from "./paths.ts";

/** Whether a user has used an app. "Unused" is never said of missing data. */
export interface LastUse {
  state: "USED" | "UNUSED" | "UNKNOWN";
  /** USED: when, last. */
  at: string | null;
  /** UNUSED: the moment from which on there was no use. */
  since: string | null;
  /** UNKNOWN: why. */
  reason: LastUseReason | null;
  /** The time of which all sign-ins are known; null where there is none. */
  coveredFrom: string | null;
  coveredUntil: string | null;
}

export type LastUseReason = "ACTIVITY_NOT_READ" | "ACTIVITY_INCOMPLETE" | "GRANT_TOO_NEW";

/** When one way to the app was made: of its parts the later. Null where it is not known to have been made lately. */
export interface Entitled {
  since: string | null;
}

/**
 * Sign-ins to apps are in Okta's System Log. `lastLogin` of a user is no evidence of app use.
 * @param signIn the latest successful sign-in to the app, of however long ago; null when none is known
 * @param coverage the time up to now of which all events were read; null when reading has not caught up yet
 * @param isBegun whether the log has been read at all
 * @param paths the ways the user is entitled by; a way made within the covered time says nothing of the time before it
 */
export function lastUseOf(
  signIn: string | null,
  coverage: Interval | null,
  isBegun: boolean,
  paths: readonly Entitled[],
): LastUse {
  const covered = { coveredFrom: coverage?.from ?? null, coveredUntil: coverage?.to ?? null };
  if (signIn !== null) return { state: "USED", at: signIn, since: null, reason: null, ...covered };
  const unknown = (reason: LastUseReason): LastUse => ({ state: "UNKNOWN", at: null, since: null, reason, ...covered });
  if (coverage === null) return unknown(isBegun ? "ACTIVITY_INCOMPLETE" : "ACTIVITY_NOT_READ");
  const { from } = coverage;
  const isOld = paths.some(({ since }) => since === null || since <= from);
  return isOld ? { state: "UNUSED", at: null, since: from, reason: null, ...covered } : unknown("GRANT_TOO_NEW");
}

/**
 * When a way was made, or null where nothing tells that it is not older than what is known. What the log does not tell and the
 * first sync found was there before, for all one knows.
 */
export function madeAt({ hops }: AccessPath, firstSync: string | null): string | null {
  return hops
    .map(({ added, since }) => added ?? (since !== null && (firstSync === null || since > firstSync) ? since : null))
    .reduce(later, null);
}
