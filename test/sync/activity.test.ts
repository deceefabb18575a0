import { randomUUID } from "node:crypto";
import fc from "fast-check";
import neo4j, { type Driver } from "neo4j-driver";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { byToken, Secret } from "../../src/config.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { askInProcess } from "../../src/graphql/ask-in-process.ts";
import { silentLog } from "../../src/graphql/log.ts";
import { createOkta } from "../../src/okta/okta.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { syncActivity } from "../../src/sync/activity/sync-activity.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";

const day = 86_400_000;
const { uri, username, password, database } = testNeo4j().settings;
let graph: Graph;
let driver: Driver;
beforeAll(async () => {
  graph = await connectTestGraph();
  driver = neo4j.driver(uri, neo4j.auth.basic(username, password.reveal()), { disableLosslessIntegers: true });
});
afterAll(async () => {
  await driver.close();
  await graph.close();
});

/** An org with a clock of its own, so that months can pass, and the graph of its first sync. */
async function world(largestPage?: number) {
  const org = generateOrg({ users: 12, groups: 5, apps: 4, seed: randomUUID() });
  // Whole seconds, away from the end of ten of them: dates are compared up to there.
  let now = Math.floor(Date.now() / 10_000) * 10_000 + 3_000;
  org.clock.now = () => now;
  const simulator = await startSimulator({ org, ...(largestPage === undefined ? {} : { largestPage }) });
  onTestFinished(() => simulator.close());
  const server = { url: simulator.url, token: simulator.tokens.readOnlyAdmin };
  const sync = () => syncFrom(graph, server, { now: () => new Date(now) });
  await sync();
  const read = async (options: Partial<Parameters<typeof syncActivity>[0]> = {}) => {
    using okta = createOkta({ orgUrl: server.url, signIn: byToken(new Secret(server.token)), maxAttempts: 2 });
    await okta.organization();
    return await syncActivity({ okta, graph, orgId: org.id, name: "test", now: () => new Date(now), ...options });
  };
  const uses = async () => {
    const { records } = await driver.executeQuery(
      "MATCH (u:User {orgId: $orgId})-[s:SIGNED_IN_TO]->(a) RETURN u.oktaId + ' ' + a.oktaId AS pair, toString(s.first) AS first, toString(s.last) AS last, s.count AS count, toString(s.lastFailure) AS lastFailure ORDER BY pair",
      { orgId: org.id },
      { database },
    );
    return records.map((record) => record.toObject());
  };
  const lastUse = async (userId: string, appId: string) => {
    const query = `{ access(user: "${userId}", app: "${appId}", org: "${org.id}") { lastUse { state at since reason count coveredFrom coveredUntil } } }`;
    const { data, errors } = await askInProcess(
      graph,
      { query },
      { signal: new AbortController().signal, log: silentLog },
    );
    expect(errors).toBeUndefined();
    return (data as { access: { lastUse: Record<string, unknown> } }).access.lastUse;
  };
  const pass = (ms: number) => {
    now += ms;
  };
  const accounts = [...org.accounts].flatMap(([appId, users]) =>
    [...users.keys()].map((userId) => ({ userId, appId })),
  );
  return {
    org,
    simulator,
    sync,
    read,
    uses,
    lastUse,
    accounts,
    pass,
    now: () => now,
  };
}

const iso = (ms: number) => new Date(ms).toISOString();

/** Okta's clock is known to the second. */
const about = (ms: number) => expect.stringContaining(iso(ms).slice(0, 18));

/** Neo4j leaves out seconds and fractions that are zero. */
const spelt = (moment: string | null) => (moment === null ? null : iso(Date.parse(moment)));

test("every sign-in that Okta tells is folded once, whatever comes late, twice or in pieces", async () => {
  const { org, read, uses, accounts, pass, now } = await world(3);
  Object.assign(org.log.settings, { latencyMs: 500, lateShare: 0.3, lateMs: 3 * 3_600_000, duplicateShare: 0.3 });
  const truth = new Map<
    string,
    { first: string | null; last: string | null; count: number; lastFailure: string | null }
  >();
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          pair: fc.nat(accounts.length - 1),
          isSuccess: fc.boolean(),
          pause: fc.integer({ min: 0, max: 5 * 3_600_000 }),
        }),
        { maxLength: 25 },
      ),
      async (signIns) => {
        for (const { pair, isSuccess, pause } of signIns) {
          pass(pause);
          const { userId, appId } = accounts[pair] as (typeof accounts)[number];
          org.useApp(userId, appId, { result: isSuccess ? "SUCCESS" : "FAILURE" });
          const at = iso(now());
          const key = `${userId} ${appId}`;
          const use = truth.get(key) ?? { first: null, last: null, count: 0, lastFailure: null };
          if (isSuccess) Object.assign(use, { first: use.first ?? at, last: at, count: use.count + 1 });
          else use.lastFailure = at;
          truth.set(key, use);
        }
        await read();
        // All that was late has been stored by now.
        pass(4 * 3_600_000);
        await read();
        const got = (await uses()).map(({ pair, count, ...moments }) => [
          pair,
          { first: spelt(moments.first), last: spelt(moments.last), count, lastFailure: spelt(moments.lastFailure) },
        ]);
        expect(Object.fromEntries(got)).toEqual(Object.fromEntries(truth));
      },
    ),
    { numRuns: 6 },
  );
}, 120_000);

test("a first reading that is broken off goes on where it was left, and counts nothing twice", async () => {
  const { org, simulator, read, uses, accounts, now } = await world();
  const pair = accounts[0] as (typeof accounts)[number];
  for (let at = 0; at < 7_000; at += 1) org.useApp(pair.userId, pair.appId, { at: now() - 80 * day + at * 60_000 });
  simulator.faults.add({ match: { path: "/api/v1/logs", nth: 5 }, fault: { kind: "status", status: 500 }, times: 2 });
  const atOnce = { events: 3_000, pairs: 1_000 };
  expect((await read({ atOnce })).result.status).toBe("FAILED");
  const [partly] = await uses();
  expect(partly?.count).toBe(4_000);
  expect((await read()).result.status).toBe("COMPLETE");
  expect((await uses())[0]?.count).toBe(7_000);
});

test("used, unused since, and unknown with its reason", async () => {
  const { org, read, lastUse, accounts, pass, now, sync } = await world();
  const [used, unused] = accounts as [(typeof accounts)[number], (typeof accounts)[number]];
  expect(await lastUse(used.userId, used.appId)).toMatchObject({ state: "UNKNOWN", reason: "ACTIVITY_NOT_READ" });
  org.useApp(used.userId, used.appId, { at: now() - 5 * day });
  const began = now();
  await read();
  expect(await lastUse(used.userId, used.appId)).toMatchObject({ state: "USED", at: iso(began - 5 * day), count: 1 });
  expect(await lastUse(unused.userId, unused.appId)).toMatchObject({ state: "UNUSED", since: about(began - 90 * day) });
  // Whoever comes later has not had the app for the time that is known.
  pass(day);
  const late = org.addUser({ profile: { login: "late@x.example" } });
  org.assignUser(unused.appId, late.id);
  await sync();
  await read();
  expect(await lastUse(late.id, unused.appId)).toMatchObject({ state: "UNKNOWN", reason: "GRANT_TOO_NEW" });
});

test("an outage longer than Okta keeps its log leaves a hole, of which nothing is claimed", async () => {
  const { org, read, lastUse, accounts, pass, now } = await world();
  const [, unused] = accounts as [(typeof accounts)[number], (typeof accounts)[number]];
  await read();
  // Used in the time that nobody will ever know of.
  pass(20 * day);
  org.useApp(unused.userId, unused.appId);
  pass(100 * day);
  await read();
  expect(await lastUse(unused.userId, unused.appId)).toMatchObject({
    state: "UNUSED",
    since: about(now() - 90 * day),
    coveredUntil: about(now()),
  });
});

test("when and by whom a membership and an assignment were made is told, where the log has it", async () => {
  const { org, sync, read, pass, now } = await world();
  const [admin] = org.users.keys();
  const user = org.addUser({ profile: { login: "new@x.example" } });
  const group = org.addGroup({ name: "Fresh" });
  const app = org.addApp({ label: "Fresh app", name: "fresh" });
  pass(3_600_000);
  org.actAs(admin as string);
  org.addMember(group.id, user.id);
  org.assignGroup(app.id, group.id);
  const made = now();
  pass(day);
  await sync();
  await read();
  const query = `{ access(user: "${user.id}", app: "${app.id}", org: "${org.id}") { paths { kind memberSince memberAddedBy assignedSince assignedAddedBy since } } }`;
  const { data } = await askInProcess(graph, { query }, { signal: new AbortController().signal, log: silentLog });
  const at = iso(made);
  expect((data as { access: unknown }).access).toEqual({
    paths: [
      { kind: "GROUP", memberSince: at, memberAddedBy: admin, assignedSince: at, assignedAddedBy: admin, since: at },
    ],
  });
});

test("a token that may not read the log leaves the last use unknown, and the answers about access whole", async () => {
  const { org, simulator, read, lastUse, accounts } = await world();
  const [first] = accounts as [(typeof accounts)[number]];
  simulator.faults.add({ match: { path: "/api/v1/logs" }, fault: { kind: "status", status: 403 }, times: 9 });
  const { result } = await read();
  expect(result).toMatchObject({ name: "activity", status: "DENIED" });
  expect(await lastUse(first.userId, first.appId)).toMatchObject({ state: "UNKNOWN", reason: "ACTIVITY_NOT_READ" });
  const query = `{ app(oktaId: "${first.appId}", org: "${org.id}") { whoCanReach { dataStatus { complete } } } }`;
  const { data } = await askInProcess(graph, { query }, { signal: new AbortController().signal, log: silentLog });
  expect(data).toEqual({ app: { whoCanReach: { dataStatus: { complete: true } } } });
});

test("a place in the log that Okta no longer accepts is found again by time, without a hole", async () => {
  const { org, simulator, read, uses, lastUse, accounts, pass } = await world();
  const [pair, other] = accounts as [(typeof accounts)[number], (typeof accounts)[number]];
  org.useApp(pair.userId, pair.appId);
  await read();
  pass(day);
  org.useApp(pair.userId, pair.appId);
  simulator.faults.add({ match: { path: "/api/v1/logs" }, fault: { kind: "cursor-expired" } });
  expect((await read()).result.status).toBe("COMPLETE");
  expect((await uses())[0]?.count).toBe(2);
  expect(await lastUse(other.userId, other.appId)).toMatchObject({ state: "UNUSED" });
});
