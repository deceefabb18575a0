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

const laterPage = (url: URL, path: string) => url.pathname === path && url.searchParams.has("after");

test("what a list gave before it broke off is written, so that what rests on it finds it", async () => {
  await using world = await startSmallOrg(graph);
  world.habits.pageSize = 2;
  const broken = ["/api/v1/users", "/api/v1/groups", "/api/v1/apps"];
  world.habits.instead = (url) => (broken.some((path) => laterPage(url, path)) ? refusal(403, "E0000006") : undefined);
  const outcome = await world.sync();
  expect(collectorOf(outcome, "users")?.status).toBe("DENIED");
  expect(collectorOf(outcome, "memberships")?.status).toBe("COMPLETE");
  expect(await world.edges("MEMBER_OF")).toContain("u1>team");
  expect(await world.edges("ASSIGNED")).toContain("team>pay");
  expect(await world.edges("ASSIGNS_TO")).toEqual(["rule>team"]);
});

test("a group or app about which Okta will not say whether it still exists is one gap, not the end of its kind", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  world.org.members = world.org.members.filter(({ groupId, userId }) => groupId !== "team" || userId !== "u3");
  world.habits.instead = (url) => {
    if (url.pathname === "/api/v1/groups/band/users") return refusal(404, "E0000007");
    if (url.pathname === "/api/v1/groups/band") return refusal(403, "E0000006");
    if (url.pathname === "/api/v1/apps/pay/groups") return refusal(404, "E0000007");
    return url.pathname === "/api/v1/apps/pay" ? refusal(500, "E0000009") : undefined;
  };
  await world.sync();
  expect(await world.gaps()).toEqual(["appGroups pay FAILED", "memberships band FAILED"]);
  expect(await world.edges("MEMBER_OF")).not.toContain("u3>team");
  expect(await world.edges("MEMBER_OF")).toContain("u1>band");
});

test("a user who is unreadable in the last look for changed users is not believed gone", async () => {
  await using world = await startSmallOrg(graph);
  world.org.accounts = world.org.accounts.filter(({ userId }) => userId !== "u11");
  await world.sync();
  const [moved] = world.org.users.splice(11, 1);
  world.habits.instead = (url) =>
    url.searchParams.get("filter")?.startsWith("lastUpdated gt")
      ? { status: 200, body: [{ id: "", status: "ACTIVE", profile: { login: moved?.login } }] }
      : undefined;
  const outcome = await world.sync();
  expect(collectorOf(outcome, "users")).toMatchObject({ status: "PARTIAL", removed: 0 });
  expect(await world.edges("MEMBER_OF")).toContain("u11>all");
});

test("when the last look for late users is refused, the accounts that were read are written all the same", async () => {
  await using world = await startSmallOrg(graph);
  world.org.accounts.push({ appId: "pay", userId: "ghost", scope: "USER", status: "ACTIVE" });
  world.habits.instead = (url) =>
    url.searchParams.has("filter") && url.searchParams.get("filter")?.startsWith("lastUpdated")
      ? refusal(400, "E0000031")
      : undefined;
  const outcome = await world.sync();
  expect(collectorOf(outcome, "appUsers")?.status).toBe("PARTIAL");
  expect(await world.edges("ACCOUNT_IN")).toHaveLength(12);
  expect(await world.gaps()).toEqual(["appUsers pay UNRESOLVED"]);
});

test("a group or app that a list leaves out, but that Okta still has, is kept and named", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  const leave = (path: string, rows: { id: string }[]) => (url: URL) =>
    url.pathname === path ? { status: 200, body: rows } : undefined;
  const groups = world.org.groups
    .filter(({ id }) => id !== "band")
    .map(({ id, name, type }) => ({ id, type, profile: { name } }));
  const apps = world.org.apps.filter(({ id }) => id !== "wiki").map((app) => ({ ...app, settings: {} }));
  world.org.appGroups = world.org.appGroups.filter(({ groupId }) => groupId !== "band");
  world.habits.instead = (url) => leave("/api/v1/groups", groups)(url) ?? leave("/api/v1/apps", apps)(url);
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("PARTIAL");
  expect(collectorOf(outcome, "groups")).toMatchObject({ status: "PARTIAL", removed: 0 });
  expect(collectorOf(outcome, "apps")).toMatchObject({ status: "PARTIAL", removed: 0 });
  expect(await world.edges("MEMBER_OF")).toContain("u1>band");
  expect(await world.edges("ACCOUNT_IN")).toHaveLength(12);
  expect(await world.gaps()).toEqual(["apps  PARTIAL", "groups  PARTIAL"]);
  delete world.habits.instead;
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(await world.gaps()).toEqual([]);
});

test("an org whose id would mix its data with another's is refused before anything is written", async () => {
  await using world = await startSmallOrg(graph);
  world.org.id = `${world.org.id}/sync`;
  await expect(world.sync()).rejects.toThrow(/id .* slash/);
  expect(await dumpGraph(world.org.id)).toEqual([]);
});
