import neo4j from "neo4j-driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { refusal } from "../support/plain-okta.ts";
import { startSmallOrg } from "../support/small-org.ts";
import { connectTestGraph } from "../support/world.ts";

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

async function gapsOf(orgId: string) {
  const { records } = await driver.executeQuery(
    "MATCH (g:Gap {orgId: $orgId, collector: 'memberships'}) RETURN g.scope AS scope, g.reason AS reason, toString(g.since) AS since, toString(g.lastComplete) AS lastComplete ORDER BY scope",
    { orgId },
    { database },
  );
  return records.map((record) => record.toObject() as Record<"scope" | "reason" | "since" | "lastComplete", string>);
}

test("a scope stays as old as it is when its gap is summed up with many others, and when they close", async () => {
  await using world = await startSmallOrg(graph);
  world.org.groups.push(
    ...Array.from({ length: 205 }, (_, index) => ({ id: `g${index}`, name: `G ${index}`, type: "OKTA_GROUP" })),
  );
  world.org.members.push(...Array.from({ length: 205 }, (_, index) => ({ groupId: `g${index}`, userId: "u1" })));
  const refuse = (wanted: RegExp) => {
    world.habits.instead = (url) => (wanted.test(url.pathname) ? refusal(403, "E0000006") : undefined);
  };
  await world.sync();
  refuse(/groups\/g0\/users$/);
  await world.sync();
  const [alone] = await gapsOf(world.org.id);
  refuse(/groups\/g\d+\/users$/);
  await world.sync();
  const summed = await gapsOf(world.org.id);
  expect(summed.map(({ scope }) => scope)).toEqual([""]);
  expect(summed[0]?.lastComplete).toBe(alone?.lastComplete);
  refuse(/groups\/g1?0\/users$/);
  await world.sync();
  const left = await gapsOf(world.org.id);
  expect(left.map(({ scope }) => scope)).toEqual(["g0", "g10"]);
  expect(left.map(({ lastComplete }) => lastComplete)).toEqual([alone?.lastComplete, alone?.lastComplete]);
  expect(left[0]?.since).toBe(summed[0]?.since);
});

test("a gap tells the present reason", async () => {
  await using world = await startSmallOrg(graph);
  const quarantine = (count: number) => {
    world.habits.instead = (url) =>
      url.pathname === "/api/v1/groups/band/users"
        ? { status: 200, body: Array.from({ length: count }, () => ({ id: null })) }
        : undefined;
  };
  quarantine(1);
  await world.sync();
  const [before] = await gapsOf(world.org.id);
  quarantine(3);
  await world.sync();
  const [after] = await gapsOf(world.org.id);
  expect(after?.reason).toContain("3 members");
  expect(after?.since).toBe(before?.since);
});
