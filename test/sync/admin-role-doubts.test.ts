import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { grantId } from "../../src/simulator/endpoints/role-rows.ts";
import { createOrg } from "../../src/simulator/org.ts";
import { type SimulatorOptions, startSimulator } from "../../src/simulator/simulator.ts";
import { testNeo4j } from "../support/neo4j.ts";
import { collectorOf } from "../support/small-org.ts";
import { differences } from "../support/true-graph.ts";
import { connectTestGraph, dumpGraph, syncFrom } from "../support/world.ts";

const { settings } = testNeo4j();
let graph: Graph;
let orgs = 0;
beforeAll(async () => {
  graph = await connectTestGraph();
});
afterAll(() => graph.close());

/** Ann administers a group, Bob one app and every Salesforce, the Desk is a help desk over Sales; Dan and Paint hold nothing. */
async function admins(options: Partial<SimulatorOptions> = {}) {
  const org = createOrg({ seed: `doubts-${process.pid}-${Date.now()}-${orgs++}` });
  const user = (name: string) => org.addUser({ profile: { login: `${name}@x.example` } }).id;
  const [root, ann, bob, cat, dan] = ["root", "ann", "bob", "cat", "dan"].map(user) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const group = (name: string) => org.addGroup({ name }).id;
  const [sales, desk, paint] = ["Sales", "Desk", "Paint"].map(group) as [string, string, string];
  const app = (label: string, name: string, more = {}) => org.addApp({ label, name, ...more }).id;
  const crm = app("CRM one", "salesforce");
  const wiki = app("Wiki", "wiki");
  const robot = app("Robot", "oidc_client", { signOnMode: "OPENID_CONNECT", serviceApp: true });
  org.addMember(desk, cat);
  org.addMember(paint, dan);
  org.setUserRoles(root, ["SUPER_ADMIN"]);
  org.setUserRoles(ann, [{ type: "USER_ADMIN", groupTargets: [sales] }]);
  org.setUserRoles(bob, [{ type: "APP_ADMIN", appTargets: [{ name: "salesforce" }, { name: "wiki", id: wiki }] }]);
  org.setGroupRoles(desk, [{ type: "HELP_DESK_ADMIN", groupTargets: [sales] }]);
  org.setClientRoles(robot, [{ type: "GROUP_MEMBERSHIP_ADMIN", groupTargets: [sales, paint] }]);
  org.setAppKeys(robot, [{ kid: "key-1" }]);
  org.setFactors(ann, [{ factorType: "push" }]);
  const simulator = await startSimulator({ org, ...options });
  onTestFinished(() => simulator.close());
  const sync = (more: Parameters<typeof syncFrom>[2] = {}, token = simulator.tokens.superAdmin) =>
    syncFrom(graph, { url: simulator.url, token }, more);
  const rows = async () => (await dumpGraph(org.id, true)).map((line) => JSON.parse(line));
  return {
    org,
    simulator,
    sync,
    ids: { root, ann, bob, cat, dan, sales, desk, paint, crm, wiki, robot },
    differences: () => differences(settings, org, true),
    powers: async () => {
      const edges = (await rows()).filter(({ type }) => type === "ADMIN_OF");
      return edges.map(({ from, to }) => `${from} ${to}`.replaceAll(`${org.id}/`, "")).sort();
    },
    scopesUnknown: async () =>
      (await rows())
        .filter(({ type, properties }) => type === "SCOPED_TO" && !properties.scopeKnown)
        .map(({ from }) => from.replace(`${org.id}/`, "")),
    gaps: async () => {
      const nodes = (await rows()).filter(({ labels }) => labels?.includes("Gap"));
      return nodes.map(({ properties }) => `${properties.collector} ${properties.scope} ${properties.code}`).sort();
    },
  };
}

const rolesOf = (kind: string, id: string) => `/api/v1/${kind}/${id}/roles`;

test("roles that are given, narrowed and taken away are so in the graph after the next sync, and those untouched are not written", async () => {
  const { org, ids, sync, differences: wrong } = await admins();
  await sync();
  expect(await wrong()).toEqual([]);
  org.setUserRoles(ids.ann, [{ type: "USER_ADMIN", groupTargets: [ids.paint] }]);
  org.setUserRoles(ids.bob, []);
  org.setUserRoles(ids.dan, ["READ_ONLY_ADMIN"]);
  org.addApp({ label: "CRM two", name: "salesforce" });
  org.setGroupRoles(ids.desk, []);
  org.setGroupRoles(ids.paint, [{ type: "USER_ADMIN", groupTargets: [ids.sales] }]);
  org.deleteApp(ids.robot);
  const { result } = await sync();
  expect(result.status).toBe("COMPLETE");
  expect(collectorOf({ result } as never, "roleAssignments")).toMatchObject({ added: 2, changed: 1, removed: 2 });
  expect(await wrong()).toEqual([]);
});

test("a role that a user has no longer but through a group is taken away, though both have the same id", async () => {
  const { org, ids, sync, differences: wrong } = await admins();
  org.setUserRoles(ids.cat, [{ type: "HELP_DESK_ADMIN", groupTargets: [ids.paint] }, "REPORT_ADMIN"]);
  await sync();
  org.setUserRoles(ids.cat, ["REPORT_ADMIN"]);
  const { result } = await sync();
  expect(result.status).toBe("COMPLETE");
  expect(collectorOf({ result } as never, "roleAssignments")).toMatchObject({ removed: 1 });
  expect(await wrong()).toEqual([]);
});

test("a kind of app that a role is limited to stands for its instances, also for one that comes later", async () => {
  const { org, ids, sync, powers } = await admins();
  await sync();
  expect(await powers()).toContain(`${ids.bob} ${ids.crm}`);
  const later = org.addApp({ label: "CRM two", name: "salesforce" });
  await sync();
  expect(await powers()).toContain(`${ids.bob} ${later.id}`);
  expect(await powers()).not.toContain(`${ids.bob} ${org.id}`);
});

test("a role whose targets Okta would not tell is over nothing known, never over the whole org", async () => {
  const { org, ids, simulator, sync, powers, scopesUnknown, gaps } = await admins();
  simulator.faults.add({ match: { path: rolesOf("users", ids.ann) }, fault: { kind: "expand-dropped" }, times: 9 });
  simulator.faults.add({ match: { path: /targets\/groups$/ }, fault: { kind: "status", status: 403 }, times: 9 });
  const { result } = await sync();
  expect(collectorOf({ result } as never, "roleAssignments")?.status).toBe("PARTIAL");
  expect(await scopesUnknown()).toEqual(expect.arrayContaining([`${ids.ann}/${grantId("USER_ADMIN")}`]));
  expect((await powers()).filter((power) => power.startsWith(ids.ann))).toEqual([]);
  expect(await gaps()).toContain(`roleAssignments ${ids.ann} DENIED`);
  expect(await powers()).not.toContain(`${ids.ann} ${org.id}`);
});

test("what a role was limited to stands when its targets cannot be read any more", async () => {
  const { ids, simulator, sync, powers } = await admins();
  await sync();
  const before = await powers();
  simulator.faults.add({ match: { path: rolesOf("users", ids.ann) }, fault: { kind: "expand-dropped" }, times: 9 });
  simulator.faults.add({ match: { path: /targets\/groups$/ }, fault: { kind: "status", status: 500 }, times: 99 });
  const { result } = await sync();
  expect(result.status).toBe("PARTIAL");
  expect(await powers()).toEqual(before);
});

test("targets that Okta does not embed are asked for, page by page", async () => {
  const { org, ids, simulator, sync, differences: wrong } = await admins({ largestPage: 3 });
  const groups = Array.from({ length: 8 }, (_, n) => org.addGroup({ name: `Team ${n}` }).id);
  org.setUserRoles(ids.ann, [{ type: "USER_ADMIN", groupTargets: groups }]);
  simulator.faults.add({ match: { path: /\/roles$/ }, fault: { kind: "expand-dropped" }, times: 99 });
  expect((await sync()).result.status).toBe("COMPLETE");
  expect(await wrong()).toEqual([]);
});

test("a list of roles that comes back empty takes no role from its holder while Okta still has it", async () => {
  const { ids, simulator, sync, powers, gaps } = await admins();
  await sync();
  const before = await powers();
  const empty = { kind: "empty-list" } as const;
  simulator.faults.add({ match: { path: rolesOf("users", ids.ann) }, fault: empty, times: 2 });
  simulator.faults.add({ match: { path: rolesOf("groups", ids.desk) }, fault: empty, times: 2 });
  const { result } = await sync();
  expect(result.status).toBe("PARTIAL");
  expect(await powers()).toEqual(before);
  expect(await gaps()).toEqual(
    expect.arrayContaining([`roleAssignments ${ids.ann} PARTIAL`, `roleAssignments ${ids.desk} PARTIAL`]),
  );
});

test("an empty list of administrators is no list: nothing that rests on it is taken for gone", async () => {
  const { simulator, sync, powers, gaps, differences: wrong } = await admins();
  await sync();
  const before = await powers();
  simulator.faults.add({ match: { path: "/api/v1/iam/assignees/users" }, fault: { kind: "empty-list" } });
  const { result } = await sync();
  expect(result.status).toBe("PARTIAL");
  expect(await powers()).toEqual(before);
  const resting = ["roles", "resourceSets", "roleAssignments", "apiTokens", "factors"];
  expect(await gaps()).toEqual(resting.map((name) => `${name}  FAILED`).sort());
  await sync();
  expect(await wrong()).toEqual([]);
});

test("a role whose targets are all gone from Okta's list is not widened, but one made anew without any is", async () => {
  const { org, ids, simulator, sync, powers, differences: wrong } = await admins();
  await sync();
  const before = await powers();
  const match = { path: /clients\/[^/]+\/roles\/[^/]+\/targets\/groups$/ };
  simulator.faults.add({ match, fault: { kind: "empty-list" } });
  expect((await sync()).result.status).toBe("PARTIAL");
  expect(await powers()).toEqual(before);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  org.setClientRoles(ids.robot, ["GROUP_MEMBERSHIP_ADMIN"]);
  expect((await sync()).result.status).toBe("COMPLETE");
  expect(await powers()).toContain(`${ids.robot} ${org.id}`);
  expect(await wrong()).toEqual([]);
});

test("a role of a type not met before is kept, over nothing known", async () => {
  const { ids, simulator, sync, powers, scopesUnknown } = await admins();
  const row = { id: "NEW", type: "MOON_ADMIN", label: "Moon Administrator", status: "ACTIVE", assignmentType: "USER" };
  simulator.faults.add({
    match: { path: rolesOf("users", ids.ann) },
    fault: { kind: "edit-rows", edit: (rows) => [...rows, row] },
    times: 2,
  });
  expect((await sync()).result.status).toBe("COMPLETE");
  expect(await scopesUnknown()).toEqual([`${ids.ann}/NEW`]);
  expect((await powers()).filter((power) => power.startsWith(ids.ann))).toEqual([`${ids.ann} ${ids.sales}`]);
});

test("a group with a custom role is found by its binding where Okta's statistics deny it", async () => {
  const { org, ids, sync, differences: wrong } = await admins({ adminFlagMissesCustomRoles: true });
  const role = org.addCustomRole({ label: "Keepers", permissions: ["okta.groups.members.manage"] });
  const set = org.addResourceSet({
    label: "Sales only",
    resources: [`orn:okta:directory:${org.id}:groups:${ids.sales}`],
  });
  org.bind(set.id, role.id, `groups/${ids.paint}`);
  await sync();
  expect(await wrong()).toEqual([]);
});

test("a group whose role Okta's statistics deny is found when all groups are asked, which --verify does at once", async () => {
  const { org, ids, simulator, sync, powers } = await admins();
  org.setGroupRoles(ids.paint, ["REPORT_ADMIN"]);
  org.deleteUser(ids.dan);
  const denied = (rows: Record<string, unknown>[]) =>
    rows.map((row) => ({ ...row, _embedded: { stats: { usersCount: 0, appsCount: 0, hasAdminPrivilege: false } } }));
  simulator.faults.add({ match: { path: "/api/v1/groups" }, fault: { kind: "edit-rows", edit: denied }, times: 99 });
  await sync();
  expect(await powers()).not.toContain(`${ids.paint} ${org.id}`);
  await sync({ now: () => new Date(Date.now() + 6 * 86_400_000) });
  expect(await powers()).not.toContain(`${ids.paint} ${org.id}`);
  await sync({ now: () => new Date(Date.now() + 8 * 86_400_000) });
  expect(await powers()).toContain(`${ids.paint} ${org.id}`);
});

test("a token that may not see roles leaves what was known of them, and says so", async () => {
  const { simulator, sync, powers, gaps } = await admins();
  const { result: first } = await sync({}, simulator.tokens.readOnlyAdmin);
  const denied = ["roles", "resourceSets", "roleAssignments", "apiTokens", "factors"];
  const statuses = ({ collectors }: typeof first) =>
    Object.fromEntries(collectors.map(({ name, status }) => [name, status]));
  expect(statuses(first)).toMatchObject(Object.fromEntries(denied.map((name) => [name, "DENIED"])));
  // It never could: all else is whole.
  expect(first.status).toBe("COMPLETE");
  expect((await sync()).result.status).toBe("COMPLETE");
  const before = await powers();
  expect(before).not.toEqual([]);
  const { result: later } = await sync({}, simulator.tokens.readOnlyAdmin);
  expect(later.status).toBe("PARTIAL");
  expect(await powers()).toEqual(before);
  expect(await gaps()).toEqual(denied.map((name) => `${name}  DENIED`).sort());
});

test("no request is made that Okta answers with a secret", async () => {
  const { simulator, sync } = await admins();
  await sync({ factors: "ALL", verify: true });
  const asked = simulator.requests.all.map(({ method, path }) => `${method} ${path}`);
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((request) => /secrets|\/oauth2\/v1\/clients\/[^/]+$|^(?!GET)/.test(request))).toEqual([]);
});
