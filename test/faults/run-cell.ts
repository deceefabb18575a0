import { expect } from "vitest";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { quickClock } from "../okta/nasty-server.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { differences } from "../support/true-graph.ts";
import { syncFrom } from "../support/world.ts";
import { trueAdminAnswers, trueAdminContents } from "./admin-truth.ts";
import { arm, type Bench, shortAttemptMs, stage } from "./bench.ts";
import type { Cell } from "./cells.ts";
import { checkAnswers, checkContents, checkGaps, type Truth, type Truths } from "./checks.ts";
import { expected } from "./expectation.ts";
import { pageRows } from "./org.ts";
import { checkOutcome } from "./outcome.ts";
import { runLogCell } from "./run-log-cell.ts";
import { plainOrgOf, truthOf } from "./truth.ts";

/** A clean sync, changes in the org, a sync under the fault, and a clean one again. */
export async function runCell(bench: Bench, cell: Cell, seed: string): Promise<void> {
  const { endpoint, fault } = cell;
  if (endpoint.kind === "LOG") return await runLogCell(bench, cell, seed);
  const { cast, change } = stage(cell, `${seed} ${cell.name}`);
  const { org } = cast;
  await using simulator = await startSimulator({ org, largestPage: pageRows });
  const { readOnlyAdmin, superAdmin } = simulator.tokens;
  const token = endpoint.admin ? superAdmin : readOnlyAdmin;
  const sync = (by: string, attemptTimeoutMs = 10_000) =>
    syncFrom(
      bench.graph,
      { url: simulator.url, token: by },
      { client: { clock: quickClock(), maxAttempts: 5, attemptTimeoutMs } },
    );
  /** @param sees what of the admin facts was ever read */
  const truth = (sees: "ALL" | "KEYS" | "NOTHING" = endpoint.admin ? "ALL" : "NOTHING"): Truth => {
    const plain = { contents: truthOf(org), org: plainOrgOf(org) };
    if (sees === "NOTHING") return plain;
    // Every token may read the public keys of service apps.
    const isSeen = ([name]: [string, string]) => sees === "ALL" || /^(CREDENTIAL_OF|keys of) /.test(name);
    const contents = new Map([...plain.contents, ...[...trueAdminContents(org)].filter(isSeen)]);
    return { ...plain, contents, admin: new Map([...trueAdminAnswers(org)].filter(isSeen)) };
  };

  const first = (await sync(endpoint.neverRead ? readOnlyAdmin : token)).result;
  expect(first.status).toBe("COMPLETE");
  const before = truth(endpoint.neverRead ? "KEYS" : undefined);
  change();
  endpoint.prepare?.(simulator, cast);
  const changed = truth();

  const rules = arm(cell, cast, simulator, bench.elsewhere.origin, seed);
  const asked = bench.elsewhere.asked();
  const outcome = await sync(token, fault.slow ? shortAttemptMs : undefined).catch((error: unknown) => error as Error);
  expect(bench.elsewhere.asked(), "requests to another host").toBe(asked);
  for (const rule of rules) expect(simulator.faults.struck(rule), "how often the fault struck").toBeGreaterThan(0);
  simulator.faults.clear();

  const truths: Truths = { before, beforeAsOf: first.finishedAt, changed, after: truth() };
  const expectation = expected(cell);
  checkOutcome(outcome, cell, token);
  await checkContents(bench, org.id, truths, expectation.exact);
  await checkAnswers(bench, org.id, truths, expectation.exact);
  if (endpoint.admin) await checkGaps(bench, org.id, endpoint.collector, expectation);
  expect(await bench.contents.textOf(org.id)).not.toContain(token);

  const clean = await sync(token);
  expect(clean.result.status, "the next sync").toBe("COMPLETE");
  const now = truth();
  const settled: Truths = { before: now, beforeAsOf: null, changed: now, after: now };
  await checkContents(bench, org.id, settled, true);
  await checkAnswers(bench, org.id, settled, true);
  expect(await bench.contents.gapsOf(org.id, endpoint.admin === true)).toEqual([]);
  if (endpoint.admin) expect(await differences(testNeo4j().settings, org, true)).toEqual([]);
}
