import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { arm, type Bench, openBench, stage } from "../faults/bench.ts";
import { cells } from "../faults/cells.ts";
import { expected } from "../faults/expectation.ts";
import { faults } from "../faults/faults.ts";
import { pageRows } from "../faults/org.ts";
import { hashOf, seed } from "../faults/sample.ts";
import { truthOf } from "../faults/truth.ts";
import { buildCommand, newOperator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { differences } from "../support/true-graph.ts";
import { syncFrom } from "../support/world.ts";

let bench: Bench;
beforeAll(async () => {
  await buildCommand();
  bench = await openBench();
}, 120_000);
afterAll(() => bench.close());

// For ten minutes the command waits for a rate limit that has no end; in the matrix a clock of its own passes them.
const kinds = faults.filter(({ name }) => name !== "429 for ever");

/** Each fault once, at one of the requests it can strike, with the command itself and its own clock. */
describe(`the command under each fault, FAULTS_SEED=${seed}`, () => {
  test.for(kinds)("$name", { timeout: 180_000 }, async (fault) => {
    const able = cells.filter((cell) => cell.fault === fault);
    const cell = able[hashOf(`${seed} ${fault.name}`) % able.length];
    if (cell === undefined) throw new Error("No request can be struck by it.");
    const { endpoint } = cell;
    const { cast, change } = stage(cell, `command ${seed} ${cell.name}`);
    const { org } = cast;
    await using simulator = await startSimulator({ org, largestPage: pageRows });
    const { readOnlyAdmin, superAdmin } = simulator.tokens;
    const token = endpoint.admin ? superAdmin : readOnlyAdmin;
    const operator = newOperator({
      ...testNeo4j().env,
      OKTA_CLIENT_ORGURL: simulator.url,
      OKTA_CLIENT_TOKEN: token,
      ACCESS_GRAPH_OKTA_TIMEOUT: "2",
    });
    const isRead = endpoint.kind === "LOG" && !endpoint.neverRead;
    if (isRead) await operator.run(["sync"]);
    else await syncFrom(bench.graph, { url: simulator.url, token: endpoint.neverRead ? readOnlyAdmin : token });
    change();
    endpoint.prepare?.(simulator, cast);
    arm(cell, cast, simulator, bench.elsewhere.origin, seed);
    onTestFinished(() => simulator.faults.clear());
    const { code, stdout, stderr } = await operator.run(["sync", "--json"]);

    const { exitCode, sync, collector, says } = expected(cell);
    const result = sync === null ? null : JSON.parse(stdout);
    const own = result?.collectors.find(({ name }: { name: string }) => name === endpoint.collector);
    expect({ cell: cell.name, code, sync: result?.status ?? null, collector: own?.status ?? null }).toEqual({
      cell: cell.name,
      code: exitCode,
      sync,
      collector,
    });
    if (says !== null) expect(own?.reason ?? stderr).toMatch(says);
    if (sync !== "COMPLETE") expect(stderr).toMatch(/^(error|warning): /m);
    expect(stdout + stderr).not.toContain(token);
    expect(stderr).not.toMatch(/^\s+at .*\.(js|ts):\d+/m);

    simulator.faults.clear();
    expect((await syncFrom(bench.graph, { url: simulator.url, token })).result.status).toBe("COMPLETE");
    expect([...(await bench.contents.of(org.id))].sort()).toEqual([...truthOf(org)].sort());
    if (endpoint.admin) expect(await differences(testNeo4j().settings, org, true)).toEqual([]);
  });
});
