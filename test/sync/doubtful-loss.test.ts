import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { refusal } from "../support/plain-okta.ts";
import { collectorOf, startSmallOrg } from "../support/small-org.ts";
import { connectTestGraph, dumpGraph } from "../support/world.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
});
afterAll(async () => {
  await graph.close();
});

const empty = { status: 200, body: [] };

test("lists that are empty although Okta still has one of what they had cost nothing, and say so", async () => {
  await using world = await startSmallOrg(graph);
  world.habits.stats = false;
  for (const user of world.org.users.slice(10)) user.status = "DEPROVISIONED";
  await world.sync();
  const before = await dumpGraph(world.org.id);
  const emptied = /groups\/(rules|band\/users)$|apps\/\w+\/(users|groups)$/;
  world.habits.instead = (url) => (emptied.test(url.pathname) || url.searchParams.has("filter") ? empty : undefined);
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("PARTIAL");
  expect(collectorOf(outcome, "appUsers")?.reason).toMatch(
    /lists none of the 12 users of Wiki it had, but still has u\d+.*kept.*Sync again/,
  );
  expect(collectorOf(outcome, "users")?.reason).toMatch(
    /lists none of the 2 deprovisioned users it had, but still has/,
  );
  expect((await dumpGraph(world.org.id)).filter((line) => !line.includes('"Gap"'))).toEqual(before);
  // Wiki had no groups and Pay no users: where one empty list is wrong, no other is Okta's word that there is nobody.
  expect(await world.gaps()).toEqual([
    "appGroups pay PARTIAL",
    "appGroups wiki PARTIAL",
    "appUsers pay PARTIAL",
    "appUsers wiki PARTIAL",
    "groupRules  PARTIAL",
    "memberships band PARTIAL",
    "users  PARTIAL",
  ]);
  delete world.habits.instead;
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(await world.gaps()).toEqual([]);
});

test("an app and a group that were truly emptied are so after one sync, at a request for each that is missing", async () => {
  await using world = await startSmallOrg(graph);
  world.habits.stats = false;
  await world.sync();
  world.org.members = world.org.members.filter(({ groupId }) => groupId !== "band");
  world.org.appGroups = [];
  world.server.asked.length = 0;
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(await world.edges("MEMBER_OF")).not.toContain("u1>band");
  expect(await world.edges("ASSIGNED")).not.toContain("team>pay");
  const asked = world.server.asked.filter((path) =>
    /^\/api\/v1\/(users\/\w+\/groups|apps\/pay\/groups\/\w+)$/.test(path),
  );
  expect(asked).toHaveLength(2 + 2);
});

test("a list that loses much without being empty is doubted as well", async () => {
  await using world = await startSmallOrg(graph, 400);
  await world.sync();
  const most = world.org.accounts.slice(0, 330).map(({ userId }) => ({ id: userId, scope: "USER", status: "ACTIVE" }));
  world.habits.pageSize = 1_000;
  world.habits.instead = (url) =>
    url.pathname === "/api/v1/apps/wiki/users" ? { status: 200, body: most.slice(0, 300) } : undefined;
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("PARTIAL");
  expect(collectorOf(outcome, "appUsers")?.reason).toMatch(/lists only 300 of the 400 users of Wiki it had/);
  expect(await world.edges("ACCOUNT_IN")).toHaveLength(400);
});

test("members who go missing from a list that is shorter than Okta's own count are asked for, however few they are", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  const short = world.org.members.filter(({ groupId }) => groupId === "team").slice(0, 8);
  const listed = short.map(({ userId }) => world.org.users.find(({ id }) => id === userId));
  world.habits.instead = (url) =>
    url.pathname === "/api/v1/groups/team/users"
      ? {
          status: 200,
          body: listed.map((user) => ({ id: user?.id, status: user?.status, profile: { login: user?.login } })),
        }
      : undefined;
  const outcome = await world.sync({ verify: true });
  expect(outcome.result.status).toBe("PARTIAL");
  expect(collectorOf(outcome, "memberships")?.reason).toMatch(/lists only 8 of the 10 members of Team it had/);
  expect(await world.edges("MEMBER_OF")).toContain("u9>team");
  delete world.habits.instead;
  // Two who have truly left are believed to have, at no request for either: Okta counts as many as it lists.
  world.org.members = world.org.members.filter(({ groupId, userId }) => groupId !== "team" || !/u[89]/.test(userId));
  world.server.asked.length = 0;
  expect((await world.sync({ verify: true })).result.status).toBe("COMPLETE");
  expect(await world.edges("MEMBER_OF")).not.toContain("u9>team");
  expect(world.server.asked.filter((path) => /^\/api\/v1\/users\/\w+\/groups$/.test(path))).toEqual([]);
});

test("where Okta will not say whether something is gone, it is kept", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  world.org.appGroups = [];
  world.habits.instead = (url) =>
    url.pathname.startsWith("/api/v1/apps/pay/groups/") ? refusal(403, "E0000006") : undefined;
  expect((await world.sync()).result.status).toBe("PARTIAL");
  expect(await world.edges("ASSIGNED")).toContain("team>pay");
  expect((await world.sync({ acceptShrink: true })).result.status).toBe("COMPLETE");
  expect(await world.edges("ASSIGNED")).not.toContain("team>pay");
});

test("users who are gone when the sign-in is refused later on stand as a gap of the users", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  world.org.users.pop();
  // Accounts are read when the list of users is done.
  const accounts = /^\/api\/v1\/apps\/\w+\/users$/;
  world.habits.instead = (url) => (accounts.test(url.pathname) ? refusal(401, "E0000011") : undefined);
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("FAILED");
  expect(collectorOf(outcome, "users")?.reason).toMatch(/1 users seem to be gone, but were kept/);
  expect(await world.gaps()).toContain("users  FAILED");
});

test("a sign-in that is refused in the last questions ends the sync as failed and removes nothing", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  world.org.groups = world.org.groups.filter(({ id }) => id !== "band");
  world.org.appGroups = world.org.appGroups.filter(({ groupId }) => groupId !== "band");
  world.org.members = world.org.members.filter(({ userId }) => userId !== "u5");
  world.habits.instead = (url) => (url.pathname === "/api/v1/groups/band" ? refusal(401, "E0000011") : undefined);
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("FAILED");
  expect(outcome.error?.name).toBe("OktaAuthError");
  expect(await world.edges("MEMBER_OF")).toContain("u5>team");
  expect(await world.gaps()).toContain("groups  FAILED");
});

test("an empty list of user types is no list of user types", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  const before = await dumpGraph(world.org.id);
  world.habits.instead = (url) => (url.pathname === "/api/v1/meta/types/user" ? empty : undefined);
  const outcome = await world.sync();
  expect(collectorOf(outcome, "userTypes")?.status).toBe("FAILED");
  expect((await dumpGraph(world.org.id)).filter((line) => !line.includes('"Gap"'))).toEqual(before);
});

test("a user who came after Everyone's members were derived is among them", async () => {
  await using world = await startSmallOrg(graph);
  const late = { id: "late", status: "ACTIVE", login: "late@x" };
  world.habits.instead = (url) => {
    if (url.pathname === "/api/v1/apps" && !world.org.users.includes(late)) {
      world.org.users.push(late);
      world.org.accounts.push({ appId: "wiki", userId: "late", scope: "USER", status: "ACTIVE" });
    }
    return url.searchParams.get("filter")?.startsWith("lastUpdated gt")
      ? { status: 200, body: [{ id: "late", status: "ACTIVE", profile: { login: "late@x" } }] }
      : undefined;
  };
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(await world.edges("MEMBER_OF")).toContain("late>all");
});
