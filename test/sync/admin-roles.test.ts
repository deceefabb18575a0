import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { differences } from "../support/true-graph.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";

const { settings } = testNeo4j();
let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
});
afterAll(() => graph.close());

test("a sync with a Super Admin token holds who administers the org, over what, and what acts with that power", async () => {
  const org = generateOrg({ users: 60, groups: 25, apps: 30, seed: `admins-${Date.now()}`, admins: 24 });
  await using simulator = await startSimulator({ org, largestPage: 7 });
  const server = { url: simulator.url, token: simulator.tokens.superAdmin };
  const first = await syncFrom(graph, server);
  expect(first.result.collectors.filter(({ status }) => status !== "COMPLETE")).toEqual([]);
  expect(await differences(settings, org, true)).toEqual([]);
  const again = await syncFrom(graph, server);
  expect(
    again.result.collectors.map(({ name, added, changed, removed }) => ({ name, added, changed, removed })),
  ).toEqual(first.result.collectors.map(({ name }) => ({ name, added: 0, changed: 0, removed: 0 })));
});
