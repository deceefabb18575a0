import { expect } from "vitest";
import { exitCodeOf } from "../../src/commands/exit-codes.ts";
import { exitCodeOfSync } from "../../src/commands/sync.ts";
import type { SyncOutcome } from "../../src/sync/sync.ts";
import type { Cell } from "./cells.ts";
import { expected } from "./expectation.ts";

/** What the sync, its collectors and the command say of what has happened. */
export function checkOutcome(outcome: SyncOutcome | Error, cell: Cell, token: string): void {
  const { sync, collector, shared = {}, exitCode, says } = expected(cell);
  /** What the operator is told; where there is nothing to tell, nothing. */
  const told = says === null ? null : expect.stringMatching(says);
  if (outcome instanceof Error) {
    expect({ sync: null, exitCode: exitCodeOf(outcome), message: outcome.message }).toEqual({
      sync,
      exitCode,
      message: expect.stringMatching(says ?? /^$/),
    });
    checkMessage(outcome.message, token);
    return;
  }
  const own = outcome.result.collectors.find(({ name }) => name === cell.endpoint.collector);
  expect({
    sync: outcome.result.status,
    collector: own?.status,
    exitCode: exitCodeOfSync(outcome),
    reason: own?.reason,
    others: others(outcome, cell),
  }).toEqual({
    sync,
    collector,
    exitCode,
    reason: told,
    others: sync === "FAILED" ? expect.anything() : [],
  });
  if (own?.reason) checkMessage(own.reason, token);
  for (const [name, status] of Object.entries(shared)) {
    const other = outcome.result.collectors.find((one) => one.name === name);
    expect({ name, status: other?.status, reason: other?.reason }).toEqual({
      name,
      status,
      reason: status === "COMPLETE" ? null : told,
    });
  }
}

/** What only a Super Administrator's token is shown. */
const hidden: ReadonlySet<string> = new Set(["roles", "resourceSets", "roleAssignments", "apiTokens", "factors"]);

/** Collectors that the fault did not strike, and that are not as they are without it all the same. */
function others({ result }: SyncOutcome, { endpoint }: Cell): string[] {
  const { collector, alsoOf, admin, shared } = endpoint;
  // Whoever is not in the list of apps cannot be asked for its keys.
  const rests = collector === "apps" ? ["credentials"] : [];
  const struck = new Set<string | undefined>([collector, alsoOf, ...rests, ...(shared?.all ?? [])]);
  const usual = (name: string) => (!admin && hidden.has(name) ? "DENIED" : "COMPLETE");
  return result.collectors
    .filter(({ name, status }) => !struck.has(name) && status !== usual(name))
    .map(({ name, status, reason }) => `${name} ${status} ${reason}`);
}

/** A message tells what it means for the data and what to do, and holds no secret. */
export function checkMessage(message: string, token: string): void {
  expect(message).not.toContain(token);
  expect(message).toMatch(/stays as it was|kept|unknown|nothing was|nothing to read|Nothing was/);
  expect(message).toMatch(/again|Check|Create|Give|Nothing needs|next sync|see |report|--accept-shrink|look at/i);
}
