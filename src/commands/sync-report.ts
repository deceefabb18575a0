import type { CollectorResult, SyncResult } from "../sync/result.ts";
import type { SyncOutcome } from "../sync/sync.ts";
import { table } from "./table.ts";

/** A sync's result for people. */
export function describeResult(result: SyncResult, dryRun: boolean, columns: number): string {
  const heads = ["", "STATUS", "READ", "ADDED", "CHANGED", "REMOVED", "REQUESTS", "REASON"];
  const row = (one: CollectorResult) => [
    one.name,
    one.status,
    one.read,
    one.added,
    one.changed,
    one.removed,
    one.requests,
    one.reason,
  ];
  const changed = result.collectors.some((one) => one.added + one.changed + one.removed > 0);
  const unchanged = result.collectors.reduce((sum, one) => sum + one.unchanged, 0);
  const seconds = (result.durationMs / 1_000).toFixed(1);
  const waited =
    result.throttledMs > 0
      ? `, ${(result.throttledMs / 1_000).toFixed(1)} s of them waiting for Okta's rate limits`
      : "";
  return [
    `${result.name}: ${result.status}${result.mode === "INCREMENTAL" ? ", of what has changed since the last sync" : ""}${dryRun ? " (dry run: nothing was written; the numbers are what a sync would do)" : ""}`,
    table(heads, result.collectors.map(row), columns),
    `${result.requests} requests in ${seconds} s${waited}.${changed ? "" : " Nothing had changed."}`,
    ...(unchanged === 0
      ? []
      : [
          `The members of ${unchanged.toLocaleString("en")} groups were not read again: Okta says they have not changed (--verify reads them).`,
        ]),
  ].join("\n");
}

export const withoutAdmins =
  "Admin permissions were not read: this sign-in may not see them, and answers about them say so. A service app with okta.roles.read and a custom role with okta.iam.read sees them, or a token of a Super Administrator.";

export function seesAdmins({ collectors }: SyncResult): boolean {
  return collectors.find(({ name }) => name === "roleAssignments")?.status !== "DENIED";
}

/** What is to be told of a sync that did not end well, and what to do. */
export function troubles({ result, refusals, error }: SyncOutcome): string[] {
  switch (result.status) {
    case "COMPLETE":
      return [];
    case "REFUSED":
      return [
        `error: this sync would have removed ${refusals.map(({ kind, removed, total }) => `${removed} of ${total} ${kind}`).join(", ")}. ` +
          "That is more often a wrong token or an outage than the truth, so nothing was removed. If it is right: access-graph sync --accept-shrink",
      ];
    case "PARTIAL":
      return [
        "warning: some parts could not be read. What was known of them is kept, and answers that rest on them say so.",
      ];
    case "FAILED":
      return [
        `error: ${error?.message ?? "Okta refused every part with this sign-in. What was known before is kept."}`,
      ];
  }
}
