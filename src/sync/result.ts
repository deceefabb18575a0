import type { CollectorName } from "../access/collector-names.ts";

/**
 * COMPLETE: everything was read. PARTIAL: some scopes (one group's members, one app's users) or records were not.
 * DENIED: Okta refused it all. FAILED: it broke off. SKIPPED: not tried, because the sync had to stop before.
 */
export type CollectorStatus = "COMPLETE" | "PARTIAL" | "DENIED" | "FAILED" | "SKIPPED";

/** REFUSED: nothing was removed, because so much would have been that the data is more likely wrong than true. */
export type SyncStatus = "COMPLETE" | "PARTIAL" | "REFUSED" | "FAILED";

/** FULL: everything was read. INCREMENTAL: what has changed. ACTIVITY: only the System Log, for how apps are used. */
export type SyncMode = "FULL" | "INCREMENTAL" | "ACTIVITY";

export interface CollectorResult {
  name: CollectorName;
  status: CollectorStatus;
  /** Records Okta answered with. */
  read: number;
  /** Nodes and edges written for the first time, changed, removed. */
  added: number;
  changed: number;
  removed: number;
  /** Groups whose members were not read again, because Okta says that nothing has changed in them. */
  unchanged: number;
  /** HTTP requests, retries included. */
  requests: number;
  /** Why it is not COMPLETE; null when it is. */
  reason: string | null;
}

/** What `sync --json` prints. Dates are ISO 8601 in UTC, durations milliseconds. */
export interface SyncResult {
  organization: string;
  name: string;
  mode: SyncMode;
  status: SyncStatus;
  startedAt: string;
  finishedAt: string;
  durationMs: number;
  requests: number;
  /** Time spent waiting for Okta's rate limits. */
  throttledMs: number;
  collectors: CollectorResult[];
  /** Scopes and roles that the sign-in lacks for what a sync could read, a line each. */
  lacking: string[];
}
