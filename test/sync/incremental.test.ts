import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { createRandom } from "../../src/simulator/random.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { changeRoles, giveRoles } from "../faults/admin-org.ts";
import { castOf, changeOrg as changeCast } from "../faults/org.ts";
import { buildCommand, newOperator } from "../support/command.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { changeOrg } from "../support/org-changes.ts";
import { differences } from "../support/true-graph.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";

const minute = 60_000;
let orgs = 0;

/** An org with a clock of its own, whose first sync was a while ago. */
async function setup(options: { users?: number; groups?: number; apps?: number } = {}) {
  const graph = await connectTestGraph();
  const seed = `incremental-${process.pid}-${Date.now()}-${orgs++}`;
  const org = generateOrg({ users: 120, groups: 20, apps: 8, ...options, seed });
  let now = Date.now();
  org.clock.now = () => now;
  const simulator = await startSimulator({ org, searchLagMs: 30 * minute });
  onTestFinished(async () => {
    await simulator.close();
    await graph.close();
  });
  const server = { url: simulator.url, token: simulator.tokens.readOnlyAdmin };
  const world = {
    org,
    simulator,
    server,
    pass(ms: number) {
      now += ms;
    },
    full: async () => (await syncFrom(graph, server)).result,
    incremental: async () => (await syncFrom(graph, server, { reads: "INCREMENTAL" })).result,
    /** As an operator would: a large removal that is right is accepted. */
    async follow() {
      const result = await world.incremental();
      if (result.status !== "REFUSED") return result.status;
      return (await syncFrom(graph, server, { acceptShrink: true })).result.status;
    },
    sync: () => syncFrom(graph, server, { reads: "CHANGES" }),
    differences: () => differences(testNeo4j().settings, org),
  };
  await world.full();
  world.pass(60 * minute);
  return world;
}

test("a quiet org costs a handful of requests, and nothing of it changes", async () => {
  const world = await setup();
  const result = await world.incremental();
  expect(result).toMatchObject({ mode: "INCREMENTAL", status: "COMPLETE" });
  expect(result.requests).toBeLessThanOrEqual(10);
  expect(result.collectors.reduce((sum, { added, changed, removed }) => sum + added + changed + removed, 0)).toBe(0);
  expect(await world.differences()).toEqual([]);
});

test("who Okta still lists as changed, and is as he was, is not written again; who has changed is", async () => {
  const world = await setup();
  const [first, second] = [...world.org.users.values()].filter(({ status }) => status === "ACTIVE");
  if (!first || !second) throw new Error("Two active users are expected.");
  for (const { id } of [first, second]) world.org.updateUser(id, { department: "Moved once" });
  expect((await world.incremental()).collectors.find(({ name }) => name === "users")).toMatchObject({ changed: 2 });
  world.org.updateUser(second.id, { department: "Moved twice" });
  const users = (await world.incremental()).collectors.find(({ name }) => name === "users");
  expect(users).toMatchObject({ read: 2, added: 0, changed: 1 });
  expect(await world.differences()).toEqual([]);
});

test("changes of the members of some groups cost as much as those groups, in an org of any size", async () => {
  const world = await setup();
  const quiet = (await world.incremental()).requests;
  const groups = [...world.org.groups.values()].filter(({ type }) => type === "OKTA_GROUP").slice(0, 4);
  const people = [...world.org.users.values()].filter(({ status }) => status === "ACTIVE").slice(0, 12);
  for (const group of groups) {
    for (const { id } of people) if (!world.org.members.get(group.id)?.has(id)) world.org.addMember(group.id, id);
  }
  const { requests } = await world.incremental();
  expect(requests - quiet).toBeLessThanOrEqual(12 + 3 * groups.length);
  expect(await world.differences()).toEqual([]);
});

test("day after day of changes is followed exactly", async () => {
  const world = await setup();
  const random = createRandom("days");
  for (const day of [1, 2, 3, 4, 5]) {
    changeOrg(world.org, random, day);
    expect(await world.follow()).toBe("COMPLETE");
    expect(await world.differences()).toEqual([]);
    world.pass(15 * minute);
  }
});

test("whatever Okta's log does to its events, the graph is exact once they have come", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.integer(),
        latencyMs: fc.constantFrom(0, 40_000, 5 * minute),
        lateShare: fc.constantFrom(0, 0.3, 0.9),
        lateMs: fc.constantFrom(20 * minute, 90 * minute),
        duplicateShare: fc.constantFrom(0, 0.5),
      }),
      async ({ seed, ...settings }) => {
        const world = await setup({ users: 60, groups: 12, apps: 6 });
        Object.assign(world.org.log.settings, settings);
        const random = createRandom(String(seed));
        for (const day of [1, 2, 3]) {
          changeOrg(world.org, random, day);
          expect(await world.follow()).toBe("COMPLETE");
          world.pass(random.int(25) * minute);
        }
        world.pass(120 * minute);
        await world.follow();
        expect(await world.differences()).toEqual([]);
      },
    ),
    { numRuns: 6, endOnFailure: true },
  );
}, 240_000);

test("who leaves, comes back or is new while accounts are read is in Everyone or not, as the next sync must see", async () => {
  const world = await setup();
  const { org, simulator } = world;
  const active = [...org.users.values()].filter(({ id, status }) => status === "ACTIVE" && !org.userRoles.has(id));
  const [leaver, returner, newAppUser] = active.map(({ id }) => id) as [string, string, string];
  org.deactivateUser(returner);
  await world.follow();
  world.pass(60 * minute);
  const app = org.addApp({ label: "Late", signOnMode: "SAML_2_0" });
  org.assignUser(app.id, newAppUser);
  let isMoved = false;
  simulator.faults.add({
    match: { path: new RegExp(`/apps/${app.id}/users`) },
    times: 1,
    fault: {
      kind: "before",
      run: () => {
        isMoved = true;
        org.deactivateUser(leaver);
        org.reactivateUser(returner);
        const profile = { login: "newcomer@late.example", firstName: "New", lastName: "Comer" };
        const { id } = org.addUser({ profile, status: "ACTIVE" });
        org.assignUser(app.id, id);
      },
    },
  });
  expect(await world.follow()).toBe("COMPLETE");
  expect(isMoved).toBe(true);
  world.pass(60 * minute);
  expect(await world.follow()).toBe("COMPLETE");
  expect(await world.differences()).toEqual([]);
});

test("what lost events would have told is made right by the next full sync", async () => {
  const world = await setup();
  world.org.log.settings.lostShare = 1;
  const random = createRandom("lost");
  for (const day of [1, 2]) {
    changeOrg(world.org, random, day);
    expect(await world.follow()).toBe("COMPLETE");
  }
  expect((await world.full()).status).toBe("COMPLETE");
  expect(await world.differences()).toEqual([]);
});

test("admin roles, resource sets, API tokens and keys are followed by what events name", async () => {
  const graph = await connectTestGraph();
  const cast = castOf(`incremental-admins-${process.pid}-${Date.now()}`);
  giveRoles(cast);
  cast.org.clock.now = () => Date.now() - 60 * minute;
  const simulator = await startSimulator({ org: cast.org });
  onTestFinished(async () => {
    await simulator.close();
    await graph.close();
  });
  const server = { url: simulator.url, token: simulator.tokens.superAdmin };
  expect((await syncFrom(graph, server)).result.status).toBe("COMPLETE");
  changeCast(cast);
  changeRoles(cast);
  const { result } = await syncFrom(graph, server, { reads: "INCREMENTAL" });
  expect(result).toMatchObject({ mode: "INCREMENTAL", status: "COMPLETE" });
  const left = await differences(testNeo4j().settings, cast.org, true);
  // Of factors there is no hint, so that those of administrators who were known before wait for the next full sync.
  expect(left.filter((fact) => !fact.includes('["ENROLLED"'))).toEqual([]);

  cast.org.setUserRoles(cast.users.ben as string, ["REPORT_ADMIN"]);
  simulator.requests.clear();
  expect((await syncFrom(graph, server, { reads: "INCREMENTAL" })).result.status).toBe("COMPLETE");
  const asked = simulator.requests.all.map(({ path }) => path).filter((path) => /users\/\w+\/roles/.test(path));
  expect(new Set(asked)).toEqual(new Set([`/api/v1/users/${cast.users.ben}/roles`]));
}, 120_000);

test("an app of a kind that a resource set covers is in the set as soon as it is there", async () => {
  const graph = await connectTestGraph();
  const cast = castOf(`incremental-kinds-${process.pid}-${Date.now()}`);
  giveRoles(cast);
  const { org } = cast;
  org.addResourceSet({ label: "Bookmarks", resources: [`orn:okta:idp:${org.id}:apps:bookmark`] });
  org.clock.now = () => Date.now() - 60 * minute;
  const simulator = await startSimulator({ org });
  onTestFinished(async () => {
    await simulator.close();
    await graph.close();
  });
  const server = { url: simulator.url, token: simulator.tokens.superAdmin };
  expect((await syncFrom(graph, server)).result.status).toBe("COMPLETE");
  const incremental = async () => (await syncFrom(graph, server, { reads: "INCREMENTAL" })).result;
  org.addApp({ label: "Phone book", name: "bookmark", signOnMode: "BOOKMARK" });
  expect(await incremental()).toMatchObject({ mode: "INCREMENTAL", status: "COMPLETE" });
  expect(await differences(testNeo4j().settings, org, true)).toEqual([]);
  org.addApp({ label: "Of another kind", name: "decoy", signOnMode: "SAML_2_0" });
  expect((await incremental()).collectors.map(({ name }) => name)).not.toContain("resourceSets");
});

test("after a sync that was broken off while it wrote, everything is read", async () => {
  const world = await setup();
  const leaver = [...world.org.users.values()].find(
    ({ status, id }) => status === "ACTIVE" && !world.org.userRoles.has(id),
  );
  world.org.deactivateUser(leaver?.id as string);
  const stop = new AbortController();
  const graph = await connectTestGraph();
  // Ends the sync once the user's new status is in the graph, and before anything is removed.
  const watched: typeof graph = {
    ...graph,
    async write(query, params, options) {
      const rows = await graph.write(query, params, options);
      if (query.name === "write/merge-users") stop.abort(new Error("broken off"));
      return rows;
    },
  };
  await expect(syncFrom(watched, world.server, { reads: "INCREMENTAL", signal: stop.signal })).rejects.toThrow(
    "broken off",
  );
  await graph.close();
  const { result, fullBecause } = await world.sync();
  expect(result).toMatchObject({ mode: "FULL", status: "COMPLETE" });
  expect(fullBecause).toContain("broken off");
  expect(await world.differences()).toEqual([]);
});

test("after a sync that was killed while it wrote, which could leave no word of it, everything is read", async () => {
  await buildCommand();
  const world = await setup();
  const { org, simulator, server } = world;
  const [group] = [...org.groups.values()].filter(({ type }) => type === "OKTA_GROUP");
  const comer = org.addUser({ profile: { login: "comer@killed.example" }, status: "ACTIVE" });
  org.addMember(group?.id as string, comer.id);
  const env = { ...testNeo4j().env, OKTA_CLIENT_ORGURL: server.url, OKTA_CLIENT_TOKEN: server.token };
  const killed = newOperator(env).start(["sync", "--quiet"]);
  simulator.faults.add({
    match: { path: `/api/v1/groups/${group?.id}/users` },
    fault: { kind: "before", run: () => void killed.child.kill("SIGKILL") },
  });
  await killed.ended;
  expect(killed.child.signalCode).toBe("SIGKILL");
  await expect(world.incremental()).rejects.toThrow("broken off");
  const { result, fullBecause } = await world.sync();
  expect(result.status).toBe("COMPLETE");
  expect(await world.differences()).toEqual([]);
  expect(fullBecause).toContain("broken off");
}, 180_000);
