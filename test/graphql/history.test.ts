import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { purgeOrganization } from "../../src/commands/purge.ts";
import { byToken, Secret } from "../../src/config.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { createAsking } from "../../src/graphql/ask-in-process.ts";
import { createOkta } from "../../src/okta/okta.ts";
import { generateOrg } from "../../src/simulator/generate.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import { syncActivity } from "../../src/sync/activity/sync-activity.ts";
import type { Data } from "../support/history-snapshots.ts";
import { type SmallOrg, startSmallOrg } from "../support/small-org.ts";
import { connectTestGraph, syncFrom } from "../support/world.ts";
import { openTestDriver } from "./seed.ts";

vi.setConfig({ testTimeout: 300_000 });

let graph: Graph;
let ask: ReturnType<typeof createAsking>;
beforeAll(async () => {
  graph = await connectTestGraph();
  ask = createAsking(graph);
});
afterAll(() => graph.close());

async function told(world: SmallOrg, query: string): Promise<Data> {
  const { data, errors } = await ask({ query: query.replaceAll("$org", `"${world.org.id}"`) });
  expect(errors).toBeUndefined();
  return data;
}

async function refused(world: SmallOrg, query: string): Promise<Data> {
  const { errors } = await ask({ query: query.replaceAll("$org", `"${world.org.id}"`) });
  return errors?.[0];
}

const kept = ["Wiki", "Payroll"];

async function changes(world: SmallOrg, from: number, to: number): Promise<string[]> {
  const query = `{ changes(org: $org, from: "${from}", to: "${to}", first: 100) { nodes {
    kind user { oktaId } app { label } before after causes { kind change statusBefore statusAfter group { name } rules { name } }
  } } }`;
  const { nodes } = (await told(world, query)).changes;
  return nodes.map(({ kind, user, app, causes }: Data) => {
    expect(kept).toContain(app.label);
    const why = causes.map((cause: Data) =>
      [
        cause.kind,
        cause.change,
        cause.group?.name,
        cause.rules.map((rule: Data) => rule.name).join(),
        cause.statusAfter,
      ]
        .filter(Boolean)
        .join(" "),
    );
    return `${kind} ${user.oktaId} ${app.label}: ${why.join(", ")}`;
  });
}

/** How much of the history the graph holds of an org. */
async function historySize(orgId: string): Promise<{ edges: number; nodes: number }> {
  const driver = openTestDriver();
  try {
    const edges = await driver.executeQuery(
      "MATCH (a {orgId: $orgId})-[r:WAS_MEMBER_OF|WAS_ASSIGNED|HAD_ACCOUNT_IN|HAD_ROLE|WAS]->() RETURN count(r) AS count",
      { orgId },
    );
    const nodes = await driver.executeQuery(
      `MATCH (n {orgId: $orgId}) WHERE any(l IN labels(n) WHERE l STARTS WITH 'Past' OR l STARTS WITH 'Deleted' OR l STARTS WITH 'Ended')
       RETURN count(n) AS count`,
      { orgId },
    );
    return { edges: edges.records[0]?.get("count"), nodes: nodes.records[0]?.get("count") };
  } finally {
    await driver.close();
  }
}

test("a member whom a rule no longer puts in a group loses the app, unless another group gives it", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  world.org.members = world.org.members.filter(
    ({ groupId, userId }) => groupId !== "team" || !["u9", "u1"].includes(userId),
  );
  await world.sync();
  expect(await changes(world, 1, 2)).toEqual(["LOST u9 Payroll: RULE ENDED Team All in"]);
  const query = (asOf: number) =>
    `{ app(org: $org, label: "Payroll", asOf: "${asOf}") { whoCanReach { totalCount } } }`;
  expect((await told(world, query(1))).app.whoCanReach.totalCount).toBe(10);
  expect((await told(world, query(2))).app.whoCanReach.totalCount).toBe(9);
  world.org.rules = [];
  world.org.members.push({ groupId: "band", userId: "u9" });
  await world.sync();
  expect(await changes(world, 2, 3)).toEqual(["GAINED u9 Payroll: MEMBERSHIP BEGAN Band"]);
  expect(await changes(world, 1, 3)).toEqual([]);
  expect(await changes(world, 1, 2)).toEqual(["LOST u9 Payroll: RULE ENDED Team All in"]);
  const then = `{ access(org: $org, user: "u9", app: "Payroll", asOf: "1") { entitlement paths { membership rules { name } } } }`;
  expect((await told(world, then)).access).toEqual({
    entitlement: "ENTITLED",
    paths: [{ membership: "RULE", rules: [{ name: "All in" }] }],
  });
});

test("a status that changes is told as what works, and a deprovisioned user's way through Everyone as the status", async () => {
  await using world = await startSmallOrg(graph);
  world.org.apps.push({ id: "open", label: "Wiki", status: "ACTIVE", implicit: true });
  world.org.apps = world.org.apps.filter(({ id }) => id !== "wiki");
  world.org.accounts = [];
  await world.sync();
  const [first, second] = world.org.users as { id: string; status: string }[];
  Object.assign(first as object, { status: "SUSPENDED" });
  Object.assign(second as object, { status: "DEPROVISIONED" });
  world.org.members = world.org.members.filter(({ userId }) => userId !== "u1");
  await world.sync();
  expect(await changes(world, 1, 2)).toEqual([
    "USABILITY_CHANGED u0 Payroll: USER_STATUS CHANGED SUSPENDED",
    "USABILITY_CHANGED u0 Wiki: USER_STATUS CHANGED SUSPENDED",
    "LOST u1 Payroll: MEMBERSHIP ENDED Band, RULE ENDED Team All in",
    "LOST u1 Wiki: USER_STATUS CHANGED DEPROVISIONED",
  ]);
  const query = `{ users(org: $org, asOf: "1", filter: { status: { eq: "ACTIVE" } }) { totalCount } }`;
  expect((await told(world, query)).users.totalCount).toBe(12);
  (world.org.apps.find(({ id }) => id === "open") as { implicit: boolean }).implicit = false;
  (world.org.apps.find(({ id }) => id === "pay") as { status: string }).status = "INACTIVE";
  world.org.accounts = [{ appId: "pay", userId: "u11", scope: "USER", status: "ACTIVE" }];
  await world.sync({ acceptShrink: true });
  const third = await changes(world, 2, 3);
  expect(third.filter((line) => line.includes("Wiki"))).toHaveLength(11);
  expect(third.filter((line) => line.includes("u5"))).toEqual([
    "USABILITY_CHANGED u5 Payroll: APP_STATUS CHANGED INACTIVE",
    "LOST u5 Wiki: IMPLICIT_ACCESS ENDED Everyone",
  ]);
  expect(third.filter((line) => line.includes("u11"))).toEqual([
    "GAINED u11 Payroll: ASSIGNMENT BEGAN",
    "LOST u11 Wiki: IMPLICIT_ACCESS ENDED Everyone",
  ]);
  // Suspended before and after: that the app is inactive as well changes nothing.
  expect(third.filter((line) => line.includes("u0 Payroll"))).toEqual([]);
});

test("deleted users, groups and apps are told by the names of then, and never of now", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  world.org.users = world.org.users.filter(({ id }) => id !== "u2");
  world.org.members = world.org.members.filter(({ userId, groupId }) => userId !== "u2" && groupId !== "band");
  world.org.accounts = world.org.accounts.filter(({ userId }) => userId !== "u2");
  world.org.groups = world.org.groups.filter(({ id }) => id !== "band");
  world.org.appGroups = world.org.appGroups.filter(({ groupId }) => groupId !== "band");
  const [, team] = world.org.groups as { name: string }[];
  Object.assign(team as object, { name: "Crew" });
  (world.org.users[3] as { login: string }).login = "renamed@x";
  await world.sync({ acceptShrink: true });
  expect(await changes(world, 1, 2)).toEqual([
    "LOST u2 Payroll: USER_DELETED ENDED",
    "LOST u2 Wiki: USER_DELETED ENDED",
  ]);
  const query = (asOf: string) => `{
    user(org: $org, login: "user2@x"${asOf}) { oktaId login canReach { nodes { ... on App { label } } } memberships { nodes { ... on Group { name } } } }
    renamed: user(org: $org, oktaId: "u4"${asOf}) { login }
    byOldLogin: user(org: $org, login: "user4@x"${asOf}) { oktaId }
    groups(org: $org${asOf}) { totalCount nodes { name members { totalCount } apps { nodes { label } } } }
  }`;
  expect(await told(world, query(`, asOf: "1"`))).toEqual({
    user: {
      oktaId: "u2",
      login: "user2@x",
      canReach: { nodes: [{ label: "Payroll" }, { label: "Wiki" }] },
      memberships: { nodes: expect.arrayContaining([{ name: "Band" }, { name: "Team" }, { name: "Everyone" }]) },
    },
    renamed: { login: "user4@x" },
    byOldLogin: { oktaId: "u4" },
    groups: {
      totalCount: 3,
      nodes: expect.arrayContaining([
        { name: "Band", members: { totalCount: 2 }, apps: { nodes: [{ label: "Payroll" }] } },
        { name: "Team", members: { totalCount: 10 }, apps: { nodes: [{ label: "Payroll" }] } },
      ]),
    },
  });
  expect(await told(world, query(""))).toMatchObject({
    user: null,
    renamed: { login: "renamed@x" },
    byOldLogin: null,
    groups: { totalCount: 2 },
  });
});

test("who comes back was away in between", async () => {
  await using world = await startSmallOrg(graph);
  const { users, members, accounts } = structuredClone(world.org);
  const without = <T extends { userId: string }>(rows: T[]) => rows.filter(({ userId }) => userId !== "u2");
  await world.sync();
  Object.assign(world.org, {
    users: users.filter(({ id }) => id !== "u2"),
    members: without(members),
    accounts: without(accounts),
  });
  await world.sync();
  Object.assign(world.org, { users, members, accounts });
  await world.sync();
  const query = (asOf: number) =>
    `{ users(org: $org, asOf: "${asOf}") { totalCount } user(org: $org, oktaId: "u2", asOf: "${asOf}") { login } }`;
  expect(await told(world, query(1))).toEqual({ users: { totalCount: 12 }, user: { login: "user2@x" } });
  expect(await told(world, query(2))).toEqual({ users: { totalCount: 11 }, user: null });
  expect(await told(world, query(3))).toEqual({ users: { totalCount: 12 }, user: { login: "user2@x" } });
  expect(await changes(world, 2, 3)).toEqual([
    "GAINED u2 Payroll: USER_ADDED BEGAN, MEMBERSHIP BEGAN Band, RULE BEGAN Team All in",
    "GAINED u2 Wiki: USER_ADDED BEGAN, ASSIGNMENT BEGAN",
  ]);
  expect(await changes(world, 1, 3)).toEqual([]);
});

test("what a refused sync holds back is no history, and its doubts stay with its moment", async () => {
  await using world = await startSmallOrg(graph, 60);
  await world.sync();
  const accounts = world.org.accounts;
  world.org.accounts = [];
  world.habits.instead = (url) =>
    /apps\/wiki\/users\/u/.test(url.pathname) ? { status: 404, body: { errorCode: "E0000007" } } : undefined;
  expect((await world.sync()).result.status).toBe("REFUSED");
  expect(await historySize(world.org.id)).toEqual({ edges: 0, nodes: 0 });
  expect(await changes(world, 1, 2)).toEqual([]);
  world.org.accounts = accounts;
  delete world.habits.instead;
  await world.sync();
  const query = (asOf: string) =>
    `{ app(org: $org, label: "Wiki"${asOf}) { whoCanReach(first: 0) { totalCount dataStatus { complete gaps { collector code } } } } }`;
  const status = async (asOf: string) => (await told(world, query(asOf))).app.whoCanReach;
  expect(await status("")).toMatchObject({ totalCount: 60, dataStatus: { complete: true } });
  expect(await status(`, asOf: "1"`)).toMatchObject({ totalCount: 60, dataStatus: { complete: true } });
  expect(await status(`, asOf: "2"`)).toMatchObject({
    totalCount: 60,
    dataStatus: { complete: false, gaps: [{ collector: "appUsers", code: "REFUSED" }] },
  });
  const both = `{ changes(org: $org, from: "2", to: "3") { dataStatus { complete gaps { code } } from { number } to { number } } }`;
  expect((await told(world, both)).changes).toEqual({
    dataStatus: { complete: false, gaps: [{ code: "REFUSED" }] },
    from: { number: 2 },
    to: { number: 3 },
  });
});

describe("what cannot be told", () => {
  test("is an error with what can be, never an empty answer", async () => {
    await using world = await startSmallOrg(graph);
    await world.sync();
    const abort = new AbortController();
    world.habits.instead = (url) => {
      if (url.pathname.endsWith("/groups/team/users")) abort.abort(new Error("cut off"));
      return undefined;
    };
    world.org.members.push({ groupId: "band", userId: "u5" });
    await world.sync({ signal: abort.signal, verify: true }).catch(() => {});
    delete world.habits.instead;
    const users = (asOf: string, rest = "totalCount") => `{ users(org: $org, asOf: "${asOf}") { ${rest} } }`;
    const code = async (query: string) => (await refused(world, query))?.extensions.code;
    expect(await refused(world, users("2020-01-01"))).toMatchObject({
      message: expect.stringContaining("begins with sync 1"),
      extensions: { code: "NOT_IN_HISTORY", earliestSync: 1 },
    });
    expect(await refused(world, users("2"))).toMatchObject({
      message: expect.stringContaining("has not come to its end"),
      extensions: { code: "NOT_IN_HISTORY" },
    });
    expect(await code(users("77"))).toBe("NOT_IN_HISTORY");
    expect(await code(users("yesterday"))).toBe("BAD_USER_INPUT");
    expect(await code(users("1", "nodes { adminRoles { edges { cursor } } }"))).not.toBeUndefined();
    expect(await code(users("1", "nodes { login apiTokens { name } }"))).toBe("NOT_IN_HISTORY");
    expect(await code(users("1", "nodes { canReach { edges { lastUse { state } } } }"))).toBe("NOT_IN_HISTORY");
    expect(await code(`{ groups(org: $org, asOf: "1") { nodes { rules { name } } } }`)).toBe("NOT_IN_HISTORY");
    const byLogin = `{ users(org: $org, asOf: "1", filter: { lastLogin: { isNull: true } }) { totalCount } }`;
    expect(await code(byLogin)).toBe("NOT_IN_HISTORY");
    expect(await code(`{ users(org: $org, asOf: "1", orderBy: { direction: DESC }) { totalCount } }`)).toBe(
      "BAD_USER_INPUT",
    );
    await world.sync();
    expect(await code(`{ changes(org: $org, from: "3", to: "1") { totalCount } }`)).toBe("BAD_USER_INPUT");
    // Of Team already: the second way changes nothing.
    expect(await changes(world, 1, 3)).toEqual([]);
  });

  test("is what is older than the retention, which is removed", async () => {
    await using world = await startSmallOrg(graph);
    await world.sync();
    world.org.users = world.org.users.filter(({ id }) => id !== "u2");
    world.org.members = world.org.members.filter(({ userId }) => userId !== "u2" && userId !== "u1");
    world.org.accounts = world.org.accounts.filter(({ userId }) => userId !== "u2");
    (world.org.users[5] as { status: string }).status = "SUSPENDED";
    await world.sync({ acceptShrink: true });
    const size = await historySize(world.org.id);
    expect(size.edges).toBeGreaterThan(5);
    const later = (days: number) => () => new Date(Date.now() + days * 86_400_000);
    await world.sync({ now: later(100), historyKeptMs: 200 * 86_400_000 });
    expect(await historySize(world.org.id)).toEqual(size);
    await world.sync({ now: later(201), historyKeptMs: 200 * 86_400_000 });
    expect(await historySize(world.org.id)).toEqual({ edges: 0, nodes: 0 });
    const before = await refused(world, `{ users(org: $org, asOf: "2") { totalCount } }`);
    expect(before).toMatchObject({ extensions: { code: "NOT_IN_HISTORY", earliestSync: 3 } });
    expect((await told(world, `{ users(org: $org, asOf: "3") { totalCount } }`)).users.totalCount).toBe(11);
  });
});

test("an org that is purged leaves no history", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  world.org.users = world.org.users.filter(({ id }) => id !== "u2");
  world.org.members = world.org.members.filter(({ userId }) => userId !== "u2");
  world.org.accounts = world.org.accounts.filter(({ userId }) => userId !== "u2");
  world.org.rules = [];
  (world.org.users[5] as { status: string }).status = "SUSPENDED";
  await world.sync({ acceptShrink: true });
  expect((await historySize(world.org.id)).nodes).toBeGreaterThan(2);
  await purgeOrganization(graph, world.org.id, { signal: new AbortController().signal });
  expect(await historySize(world.org.id)).toEqual({ edges: 0, nodes: 0 });
});

test("who took a member out, and when, is told where the System Log told it", async () => {
  const org = generateOrg({ users: 12, groups: 5, apps: 4, seed: "who-and-when" });
  await using simulator = await startSimulator({ org });
  const server = { url: simulator.url, token: simulator.tokens.readOnlyAdmin };
  const group = org.addGroup({ name: "Given" });
  const app = org.addApp({ label: "Taken", signOnMode: "SAML_2_0" });
  const [admin, first, second] = [...org.users.values()].filter(({ status }) => status === "ACTIVE");
  org.assignGroup(app.id, group.id);
  for (const user of [first, second]) org.addMember(group.id, user?.id as string);
  await syncFrom(graph, server);
  org.actAs(admin?.id ?? null);
  org.removeMember(group.id, first?.id as string);
  await syncFrom(graph, server);
  using okta = createOkta({ orgUrl: server.url, signIn: byToken(new Secret(server.token)) });
  await okta.organization();
  await syncActivity({ okta, graph, orgId: org.id, name: "test" });
  const query = `query ($org: ID) { changes(org: $org, from: 1, filter: { app: { label: { eq: "Taken" } } }) {
    nodes { kind user { oktaId } causes { kind at by } }
  } }`;
  const { data, errors } = await ask({ query, variables: { org: org.id } });
  expect(errors).toBeUndefined();
  const causes = [{ kind: "MEMBERSHIP", at: expect.any(String), by: admin?.id }];
  expect((data as Data).changes.nodes).toEqual([{ kind: "LOST", user: { oktaId: first?.id }, causes }]);
});
