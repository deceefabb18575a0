import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { checkSchedule, startSchedule } from "../../src/commands/schedule/schedule.ts";
import { createSyncRuns } from "../../src/commands/schedule/sync-runs.ts";
import type { Graph } from "../../src/graph/graph.ts";
import type { Log } from "../../src/graphql/log.ts";
import { startBoltProxy } from "../support/bolt-proxy.ts";
import { buildCommand, newOperator, programPath } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { operatorOfRunningOrg } from "../support/running-org.ts";
import { differences } from "../support/true-graph.ts";
import { connectTestGraph } from "../support/world.ts";

let graph: Graph;
beforeAll(async () => {
  await buildCommand();
  graph = await connectTestGraph();
});
afterAll(() => graph.close());

/** Remembers what is logged, and resolves when so much of it has come. */
function remember() {
  const lines: Record<string, unknown>[] = [];
  let waiting: { count: number; resolve: () => void } | undefined;
  const note = (level: string) => (fields: object, text: string) => {
    lines.push({ level, text, ...fields });
    if (waiting && lines.length >= waiting.count) waiting.resolve();
  };
  const log = { info: note("info"), warn: note("warn"), error: note("error") } as unknown as Log;
  const until = (count: number) =>
    lines.length >= count ? Promise.resolve() : new Promise<void>((resolve) => (waiting = { count, resolve }));
  return { log, lines, until };
}

const never = "0 0 1 1 *";

test("a schedule must be a cron expression, or off", () => {
  expect(() => checkSchedule("ACCESS_GRAPH_SYNC_SCHEDULE", "*/10 * * * *")).not.toThrow();
  expect(() => checkSchedule("ACCESS_GRAPH_SYNC_SCHEDULE", "off")).not.toThrow();
  expect(() => checkSchedule("ACCESS_GRAPH_SYNC_SCHEDULE", "nightly")).toThrow(
    /ACCESS_GRAPH_SYNC_SCHEDULE must be a cron/,
  );
});

test("an org that was never read is read soon after the start, and not again while that is recent", async () => {
  const { operator, simulator } = await operatorOfRunningOrg();
  const orgs = async () => [{ name: null, orgUrl: simulator.url }];
  const options = {
    full: never,
    incremental: "off",
    graph,
    orgs,
    runs: createSyncRuns(programPath, operator.env),
    makeUpAfterMs: 0,
  };
  const first = remember();
  const schedule = startSchedule({ ...options, log: first.log });
  await first.until(1);
  await schedule.close();
  expect(first.lines).toEqual([expect.objectContaining({ level: "info", kind: "FULL", status: "COMPLETE" })]);

  const asked = simulator.requests.count();
  const second = remember();
  const again = startSchedule({
    ...options,
    runs: createSyncRuns(programPath, operator.env),
    log: second.log,
    incremental: "* * * * * *",
    mostJitterMs: 0,
  });
  await second.until(1);
  await again.close();
  // What has changed since, and nothing else.
  expect(second.lines[0]).toMatchObject({ level: "info", kind: "INCREMENTAL", status: "COMPLETE" });
  expect(
    simulator.requests.all
      .slice(asked)
      .map(({ path }) => path)
      .filter((path) => path.includes("/users")),
  ).toEqual(["/api/v1/users"]);
}, 120_000);

test("a sync that fails is logged with what it said, without any secret, and the next org is read all the same", async () => {
  const { operator, simulator } = await operatorOfRunningOrg();
  const remembered = remember();
  const schedule = startSchedule({
    full: never,
    incremental: "off",
    graph,
    log: remembered.log,
    orgs: async () => [
      { name: `unknown-${randomUUID()}`, orgUrl: "https://unknown.okta.com" },
      { name: null, orgUrl: simulator.url },
    ],
    runs: createSyncRuns(programPath, operator.env),
    makeUpAfterMs: 0,
  });
  onTestFinished(() => schedule.close());
  await remembered.until(2);
  expect(remembered.lines[0]).toMatchObject({ level: "warn", exitCode: 3, said: expect.stringContaining("unknown-") });
  expect(remembered.lines[1]).toMatchObject({ level: "info", status: "COMPLETE" });
  expect(JSON.stringify(remembered.lines)).not.toContain(simulator.tokens.readOnlyAdmin);
}, 120_000);

test("closing ends a sync that runs, and leaves no process", async () => {
  const { operator, simulator } = await operatorOfRunningOrg({ latencyMs: 300 });
  const remembered = remember();
  const schedule = startSchedule({
    full: never,
    incremental: "off",
    graph,
    log: remembered.log,
    orgs: async () => [{ name: null, orgUrl: simulator.url }],
    runs: createSyncRuns(programPath, operator.env),
    makeUpAfterMs: 0,
  });
  await expect.poll(() => simulator.requests.count(), { timeout: 30_000 }).toBeGreaterThan(1);
  await schedule.close();
  expect(remembered.lines).toEqual([]);
}, 60_000);

test("after a sync that was killed while it wrote, what is run often has everything read, and then the changes again", async () => {
  const { operator, simulator, org } = await operatorOfRunningOrg();
  const proxy = await startBoltProxy(testNeo4j().settings.uri);
  onTestFinished(() => proxy.close());
  const watched = newOperator({ ...operator.env, NEO4J_URI: proxy.uri });
  expect((await operator.run(["sync", "--quiet"])).code).toBe(0);
  org.addUser({ profile: { login: "newcomer@example.com", email: "newcomer@example.com" } });
  const killed = watched.start(["sync", "--full", "--quiet"]);
  proxy.onStatement = (name) => {
    if (name === "write/merge-memberships") killed.child.kill("SIGKILL");
    return true;
  };
  await killed.ended;
  expect(killed.child.signalCode).toBe("SIGKILL");

  const remembered = remember();
  const schedule = startSchedule({
    full: never,
    incremental: "* * * * * *",
    mostJitterMs: 0,
    graph,
    log: remembered.log,
    orgs: async () => [{ name: null, orgUrl: simulator.url }],
    runs: createSyncRuns(programPath, operator.env),
    makeUpAfterMs: 600_000,
  });
  onTestFinished(() => schedule.close());
  await remembered.until(4);
  const kinds = remembered.lines.map(({ kind, mode, status }) => `${kind} ${mode} ${status}`);
  // A run that waited already may come before the full one.
  expect(kinds[0]).toBe("INCREMENTAL ACTIVITY COMPLETE");
  expect(kinds.filter((kind) => kind === "FULL FULL COMPLETE")).toHaveLength(1);
  expect(kinds.at(-1)).toBe("INCREMENTAL INCREMENTAL COMPLETE");
  expect(await differences(testNeo4j().settings, org)).toEqual([]);
}, 120_000);
