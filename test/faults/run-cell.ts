import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { adminCollectors } from "../../src/access/collector-names.ts";
import { exitCodeOf } from "../../src/commands/exit-codes.ts";
import { exitCodeOfSync } from "../../src/commands/sync.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import type { SyncOutcome } from "../../src/sync/sync.ts";
import { quickClock } from "../okta/nasty-server.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";
import { createExaminer } from "./answers.ts";
import type { Cell } from "./cells.ts";
import { checkAnswers, checkContents, type Truths } from "./checks.ts";
import { expected } from "./expectation.ts";
import { type GraphContents, openGraphContents } from "./graph-contents.ts";
import { castOf, changeOrg, pageRows } from "./org.ts";
import { hashOf } from "./sample.ts";
import { plainOrgOf, truthOf } from "./truth.ts";

/** What all cells of a run share. */
export interface Bench {
  graph: Graph;
  contents: GraphContents;
  examiner: ReturnType<typeof createExaminer>;
  /** A server that is none of Okta's, and how often it was asked. */
  elsewhere: { origin: string; asked(): number };
  close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const graph = await connectTestGraph();
  const contents = openGraphContents();
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.end("[]");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    graph,
    contents,
    examiner: createExaminer(graph),
    elsewhere: { origin: `http://127.0.0.1:${port}`, asked: () => asked },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await contents.close();
      await graph.close();
    },
  };
}

/** Long enough for a simulator on a busy machine, short enough to wait for it a few times. */
const shortAttemptMs = 400;

/** A clean sync, changes in the org, a sync under the fault, and a clean one again. */
export async function runCell(bench: Bench, cell: Cell, seed: string): Promise<void> {
  const { endpoint, fault, page } = cell;
  // Orgs of one graph are kept apart by their ids, which come from the seed.
  const cast = castOf(`${seed} ${cell.name}`);
  const { org } = cast;
  await using simulator = await startSimulator({ org, largestPage: pageRows });
  const server = { url: simulator.url, token: simulator.tokens.readOnlyAdmin };
  const sync = (attemptTimeoutMs = 10_000) =>
    syncFrom(bench.graph, server, { client: { clock: quickClock(), maxAttempts: 5, attemptTimeoutMs } });

  const first = (await sync()).result;
  expect(first.status).toBe("COMPLETE");
  const before = { contents: truthOf(org), org: plainOrgOf(org) };
  changeOrg(cast);
  endpoint.prepare?.(simulator, cast);
  const changed = { contents: truthOf(org), org: plainOrgOf(org) };

  const match = { ...endpoint.match(cast), ...(page > 0 ? { page } : {}) };
  const pick = <T>(items: readonly T[]) => items[hashOf(`${seed} ${cell.name}`) % items.length] as T;
  const rules = fault.rules({ endpoint, cast, match, elsewhere: bench.elsewhere.origin, pick });
  for (const rule of rules) simulator.faults.add(rule);
  const asked = bench.elsewhere.asked();
  const outcome = await sync(fault.slow ? shortAttemptMs : undefined).catch((error: unknown) => error as Error);
  expect(bench.elsewhere.asked(), "requests to another host").toBe(asked);
  for (const rule of rules) expect(simulator.faults.struck(rule), "how often the fault struck").toBeGreaterThan(0);
  simulator.faults.clear();

  const truths: Truths = {
    before,
    beforeAsOf: first.finishedAt,
    changed,
    after: { contents: truthOf(org), org: plainOrgOf(org) },
  };
  const expectation = expected(cell);
  checkOutcome(outcome, cell, server.token);
  await checkContents(bench, org.id, truths, expectation.exact);
  await checkAnswers(bench, org.id, truths, expectation.exact);
  expect(await bench.contents.textOf(org.id)).not.toContain(server.token);

  const clean = await sync();
  expect(clean.result.status, "the next sync").toBe("COMPLETE");
  const now = { contents: truthOf(org), org: plainOrgOf(org) };
  const settled: Truths = { before: now, beforeAsOf: null, changed: now, after: now };
  await checkContents(bench, org.id, settled, true);
  await checkAnswers(bench, org.id, settled, true);
  expect(await bench.contents.gapsOf(org.id)).toEqual([]);
}

function checkOutcome(outcome: SyncOutcome | Error, cell: Cell, token: string): void {
  const { sync, collector, exitCode, says } = expected(cell);
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
    reason: says === null ? null : expect.stringMatching(says),
    others: sync === "FAILED" ? expect.anything() : [],
  });
  if (own?.reason) checkMessage(own.reason, token);
}

/** Collectors that the fault did not strike, and that are not complete all the same. */
function others({ result }: SyncOutcome, { endpoint }: Cell): string[] {
  return (
    result.collectors
      .filter(({ name, status }) => name !== endpoint.collector && name !== endpoint.alsoOf && status !== "COMPLETE")
      // The token may not see admin permissions.
      .filter(({ name }) => !adminCollectors.has(name))
      .map(({ name, status, reason }) => `${name} ${status} ${reason}`)
  );
}

/** A message tells what it means for the data and what to do, and holds no secret. */
function checkMessage(message: string, token: string): void {
  expect(message).not.toContain(token);
  expect(message).toMatch(/stays as it was|kept|unknown|nothing was|nothing to read|Nothing was/);
  expect(message).toMatch(/again|Check|Create|Give|Nothing needs|next sync|see |report|--accept-shrink|look at/i);
}
