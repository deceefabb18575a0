import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { graphFacts, trueFacts } from "../support/true-graph.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";

/** An org of many apps, few of which are assigned to a group. */
async function setup() {
  const graph = await connectTestGraph();
  const org = generateOrg({ users: 20, groups: 5, apps: 3, seed: randomUUID() });
  const groups = ["Red", "Green", "Blue"].map((name) => org.addGroup({ name }).id);
  const people = [...org.users.values()].filter(({ status }) => status === "ACTIVE").map(({ id }) => id);
  for (const [place, id] of people.entries()) org.addMember(groups[place % groups.length] as string, id);
  for (let number = 0; number < 180; number++) {
    const { id } = org.addApp({ label: `Tool ${number}`, signOnMode: "SAML_2_0" });
    org.assignUser(id, people[number % people.length] as string);
    if (number % 60 === 0) org.assignGroup(id, groups[number / 60] as string);
  }
  const simulator = await startSimulator({ org });
  onTestFinished(async () => {
    await simulator.close();
    await graph.close();
  });
  const { settings } = testNeo4j();
  const withoutPriority = (facts: string[]) =>
    facts.map((fact) => (fact.startsWith('["ASSIGNED"') ? fact.replace(/,[^,]+\]$/, "]") : fact)).sort();
  return {
    org,
    simulator,
    groups,
    sync: () => syncFrom(graph, { url: simulator.url, token: simulator.tokens.readOnlyAdmin }),
    asked: (pattern: RegExp) => simulator.requests.all.filter(({ path }) => pattern.test(path)).length,
    truth: () => withoutPriority(trueFacts(org)),
    found: async () => withoutPriority(await graphFacts(settings, org.id)),
  };
}

const ofApps = /^\/api\/v1\/apps\/\w+\/groups$/;
const ofGroups = /^\/api\/v1\/groups\/\w+\/apps$/;

test("few groups with apps are asked for them instead of every app, and some apps to compare", async () => {
  const world = await setup();
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(world.asked(ofGroups)).toBeLessThan(8);
  expect(world.asked(ofApps)).toBe(5);
  expect(await world.found()).toEqual(world.truth());
});

test("an assignment that comes and one that goes are seen from the side of the groups", async () => {
  const world = await setup();
  await world.sync();
  const [group] = world.groups as [string];
  const assigned = [...world.org.appGroups].flatMap(([appId, rows]) => (rows.has(group) ? [appId] : []));
  world.org.unassignGroup(assigned[0] as string, group);
  const other = [...world.org.apps.values()].find(({ label }) => label === "Tool 33");
  world.org.assignGroup(other?.id as string, group);
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(await world.found()).toEqual(world.truth());
});

test("where groups and apps tell different things the apps are all asked", async () => {
  const world = await setup();
  const [, liar] = world.groups as [string, string];
  world.simulator.faults.add({
    match: { path: `/api/v1/groups/${liar}/apps` },
    fault: { kind: "empty-list" },
    times: 100,
  });
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(world.asked(ofApps)).toBeGreaterThan(180);
  expect(await world.found()).toEqual(world.truth());
});

test("a group that may not be asked for its apps makes the apps be asked", async () => {
  const world = await setup();
  world.simulator.faults.add({
    match: { path: `/api/v1/groups/${world.groups[0]}/apps` },
    fault: { kind: "status", status: 403 },
    times: 100,
  });
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(world.asked(ofApps)).toBeGreaterThan(180);
  expect(await world.found()).toEqual(world.truth());
});
