import neo4j from "neo4j-driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectGraph, type Graph } from "../../src/graph/graph.ts";
import { SyncRunningError, takeLease } from "../../src/sync/lease.ts";
import { finishRecord } from "../../src/sync/record.ts";
import type { SyncResult } from "../../src/sync/result.ts";
import { startBoltProxy } from "../support/bolt-proxy.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { startSmallOrg } from "../support/small-org.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";

let graph: Graph;
const { uri, username, password, database } = testNeo4j().settings;
const driver = neo4j.driver(uri, neo4j.auth.basic(username, password.reveal()), { disableLosslessIntegers: true });
beforeAll(async () => {
  graph = await connectTestGraph();
});
afterAll(async () => {
  await graph.close();
  await driver.close();
});

/** As if the process that holds the org had been asleep for longer than its claim. */
async function letClaimRunOut(orgId: string) {
  await driver.executeQuery(
    "MATCH (s:Sync {orgId: $orgId, status: 'RUNNING'}) SET s.leaseUntil = datetime() - duration('PT1S')",
    { orgId },
    { database },
  );
}

test("a sync that was overtaken removes nothing that the newer one has written", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  const members = world.org.members;
  world.org.members = members.filter(({ userId }) => userId !== "u1");
  let newer: ReturnType<typeof world.sync> | undefined;
  world.habits.instead = async (url) => {
    if (newer !== undefined || url.pathname !== "/api/v1/apps/pay/groups") return undefined;
    await letClaimRunOut(world.org.id);
    world.org.members = members;
    newer = world.sync();
    await newer;
    return undefined;
  };
  await expect(world.sync()).rejects.toBeInstanceOf(SyncRunningError);
  expect((await newer)?.result.status).toBe("COMPLETE");
  expect(await world.edges("MEMBER_OF")).toContain("u1>band");
});

test.each(["write/merge-memberships", "write/remove-memberships"])(
  "a sync that was cut off for longer than its claim, just before %s, changes nothing that the newer one has written",
  async (statement) => {
    await using world = await startSmallOrg(graph);
    const proxy = await startBoltProxy(uri);
    const cutOff = await connectGraph({ ...testNeo4j().settings, uri: proxy.uri });
    try {
      await world.sync();
      const members = world.org.members;
      world.org.members = [...members.filter(({ userId }) => userId !== "u1"), { groupId: "band", userId: "u5" }];
      let newer: Promise<unknown> | undefined;
      proxy.onStatement = async (name) => {
        if (name !== statement || newer !== undefined) return true;
        await letClaimRunOut(world.org.id);
        world.org.members = members;
        newer = world.sync();
        await newer;
        return true;
      };
      await expect(syncFrom(cutOff, world.server)).rejects.toBeInstanceOf(SyncRunningError);
      expect(await newer).toMatchObject({ result: { status: "COMPLETE" } });
      expect(await world.edges("MEMBER_OF")).toContain("u1>band");
      expect(await world.edges("MEMBER_OF")).not.toContain("u5>band");
    } finally {
      await cutOff.close();
      await proxy.close();
    }
  },
);

test("a claim that a clock set back has made long keeps others out for a minute at most", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  const lease = await takeLease(graph, { orgId: world.org.id, mode: "FULL", now: new Date().toISOString() });
  lease.release();
  const left = async (set: string) => {
    const { records } = await driver.executeQuery(
      `MATCH (s:Sync {key: $key}) ${set} RETURN duration.inSeconds(datetime(), s.leaseUntil).seconds AS left`,
      { key: lease.key },
      { database },
    );
    return records[0]?.get("left") as number;
  };
  expect(await left("SET s.leaseUntil = s.leaseUntil + duration('P1D')")).toBeGreaterThan(86_000);
  await expect(world.sync()).rejects.toBeInstanceOf(SyncRunningError);
  expect(await left("")).toBeLessThanOrEqual(60);
});

test("what a sync writes is stamped later than what any sync before it wrote, though the clock was set back", async () => {
  await using world = await startSmallOrg(graph);
  const tomorrow = new Date(Date.now() + 86_400_000);
  await world.sync({ now: () => tomorrow });
  const stamps = async () => {
    const { records } = await driver.executeQuery(
      "MATCH (s:Sync {orgId: $orgId}) RETURN toString(s.stamp) AS stamp, toString(s.startedAt) AS started ORDER BY s.number",
      { orgId: world.org.id },
      { database },
    );
    return records.map((record) => record.toObject());
  };
  const { result } = await world.sync();
  const [first, second] = await stamps();
  expect(Date.parse(second?.stamp)).toBeGreaterThan(Date.parse(first?.stamp));
  expect(Date.parse(second?.started)).toBeLessThan(Date.parse(first?.started));
  expect(result.durationMs).toBeGreaterThanOrEqual(0);
});

test("a record that was written, but whose confirmation was lost, is not taken for another's", async () => {
  await using world = await startSmallOrg(graph);
  const { result } = await world.sync();
  const lease = await takeLease(graph, { orgId: world.org.id, mode: "FULL", now: new Date().toISOString() });
  lease.release();
  const again: SyncResult = { ...result, finishedAt: new Date().toISOString() };
  await finishRecord(graph, lease, again);
  await finishRecord(graph, lease, again);
  const { records } = await driver.executeQuery(
    "MATCH (s:Sync {key: $key})-[:HAS_COLLECTOR]->(c) RETURN s.status AS status, count(c) AS collectors",
    { key: lease.key },
    { database },
  );
  expect(records.map((record) => record.toObject())).toEqual([
    { status: "COMPLETE", collectors: result.collectors.length },
  ]);
});

test("a claim of a process with the same name elsewhere stands until it runs out", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  const lease = await takeLease(graph, { orgId: world.org.id, mode: "FULL", now: new Date().toISOString() });
  lease.release();
  const [host, , since, space, started] = lease.holder.split("/");
  const nobody = 2 ** 22 + 1;
  const asIf = async (holder: string) => {
    await driver.executeQuery(
      "MATCH (s:Sync {key: $key}) SET s.holder = $holder",
      { key: lease.key, holder },
      { database },
    );
  };
  await asIf(`${host}/${nobody}/${since}/of-another-container`);
  await expect(world.sync()).rejects.toBeInstanceOf(SyncRunningError);
  await asIf(`${host}/${nobody}/${since}/${space}/${started}`);
  expect((await world.sync()).result.status).toBe("COMPLETE");
});

test("a claim of a dead process is not kept alive by another that was given its number", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  const lease = await takeLease(graph, { orgId: world.org.id, mode: "FULL", now: new Date().toISOString() });
  lease.release();
  const [host, pid, since, space] = lease.holder.split("/");
  await driver.executeQuery(
    "MATCH (s:Sync {key: $key}) SET s.holder = $holder",
    { key: lease.key, holder: `${host}/${pid}/${since}/${space}/earlier/x` },
    { database },
  );
  expect((await world.sync()).result.status).toBe("COMPLETE");
});
