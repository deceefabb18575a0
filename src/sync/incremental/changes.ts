import type { Graph } from "../../graph/graph.ts";
import { syncQueries } from "../../graph/queries.ts";
import { OktaAuthError, OktaError } from "../../okta/errors.ts";
import { LogPlaceLostError } from "../../okta/log.ts";
import type { Okta } from "../../okta/okta.ts";
import { surelyBefore } from "../clock-margin.ts";
import { syncKeyPrefix } from "../keys.ts";
import { countHints, type Hints, noHints, noteHint } from "./hints.ts";
import { createSelection, type Selection } from "./selection.ts";

/** What an incremental sync knows of what has changed, and what its collectors find out and tell each other. */
export interface Changes {
  /** Since when Okta is asked for changes, by Okta's clock: some time before the last sync that saw everything began. */
  since: Date;
  hints: Hints;
  /** Where the next incremental sync goes on reading the events. */
  next: string;
  /** Users who are new or whose record has changed, with their status before; null where the graph did not have them. */
  users: Map<string, { before: string | null }>;
  /** By group, the users who came or went. */
  members: Selection;
  /** Groups whose members are to be read whatever their dates say, because a rule that explains them has changed. */
  explainedAnew: Set<string>;
  /** By app, the users whose account is to be read. */
  accounts: Selection;
  requests: number;
}

/** What must have been read as a whole before changes to it mean anything. Group rules only explain, and are read anew. */
export const neededForChanges = ["users", "groups", "apps", "memberships", "appUsers", "appGroups"] as const;

export const neverRead = "no sync has read the whole org yet";

/** Only the changes were to be read, and they cannot be told. */
export class FullSyncNeededError extends Error {
  override name = "FullSyncNeededError";
  /** In words that follow "because". */
  because: string;

  /** @param because in words that follow "because" */
  constructor(because: string) {
    super(
      `What has changed cannot be told, because ${because}. Nothing was read or written. A full sync makes it right: access-graph sync --full`,
    );
    this.because = because;
  }
}

/** Okta keeps events for 90 days; after so long a full sync is overdue anyway. */
const mostAgeMs = 30 * 86_400_000;
/** More changes than these are read sooner by reading everything. */
const mostHints = 100_000;

/**
 * Finds out what has changed since the last sync that saw everything.
 * @returns the changes, or why only a full sync will do: in words that follow "because"
 * @throws OktaAuthError, GraphError, an abort
 */
export async function findChanges(
  okta: Okta,
  graph: Graph,
  orgId: string,
  signal: AbortSignal,
): Promise<Changes | string> {
  const prefix = syncKeyPrefix(orgId);
  const [latest] = await graph.read(syncQueries.latestSync, { prefix });
  // It has written what only a comparison with everything tells apart from what stood before.
  // A record that still says RUNNING may be that of a process that died; one that lives refuses this sync by its lease.
  if (latest?.unsettled) return "the last sync was broken off while it wrote";
  const [base] = await graph.read(syncQueries.changesBase, { prefix });
  if (base === undefined) return neverRead;
  const since = surelyBefore(base.since);
  const now = okta.now().getTime();
  if (!(now > since.getTime() && now - Date.parse(base.since) <= mostAgeMs))
    return "the last sync is too long ago to tell what has changed since";
  const gaps = await graph.read(syncQueries.knownGaps, { orgId });
  const whole = gaps.find(
    ({ scope, collector }) => scope === "" && (neededForChanges as readonly string[]).includes(collector),
  );
  if (whole) return `the last one left a gap in the ${whole.collector}`;

  const hints = noHints();
  const meter = { requests: 0, throttledMs: 0 };
  let next = base.next ?? "";
  const place = base.next === null ? { since: since.toISOString() } : { next: base.next };
  try {
    for await (const page of okta.changes.events(place, { signal, meter })) {
      if (page.quarantined.length > 0) return "an event of the System Log could not be read";
      for (const event of page.events) noteHint(hints, event);
      if (countHints(hints) > mostHints) return "so much has changed";
      next = page.next;
    }
  } catch (error) {
    if (error instanceof LogPlaceLostError) return "Okta no longer knows the place where the System Log was left";
    if (!(error instanceof OktaError) || error instanceof OktaAuthError) throw error;
    return `the System Log could not be read: ${error.message}`;
  }
  return {
    since,
    hints,
    next,
    users: new Map(),
    members: createSelection(),
    explainedAnew: new Set(),
    accounts: hints.accounts,
    requests: meter.requests,
  };
}
