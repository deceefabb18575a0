import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { refusal } from "../support/plain-okta.ts";
import { collectorOf, startSmallOrg } from "../support/small-org.ts";
import { connectTestGraph } from "../support/world.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
});
afterAll(async () => {
  await graph.close();
});

test("a token that is no longer shown Everyone sees only some groups: nothing is believed gone", async () => {
  await using world = await startSmallOrg(graph);
  for (const app of world.org.apps) app.implicit = true;
  await world.sync();
  world.org.groups = world.org.groups.filter(({ id }) => id !== "all" && id !== "band");
  const outcome = await world.sync();
  expect(collectorOf(outcome, "groups")).toMatchObject({ status: "PARTIAL", removed: 0 });
  expect(await world.gaps()).toContain("groups  PARTIAL");
  expect(await world.edges("MEMBER_OF")).toContain("u11>all");
  expect(await world.edges("ASSIGNED")).toContain("all>wiki");
});

test("Everyone holds also a user whom only a group's members show", async () => {
  await using world = await startSmallOrg(graph);
  world.org.users.push({ id: "late", status: "ACTIVE", login: "late@x" });
  world.org.members.push({ groupId: "band", userId: "late" });
  world.habits.instead = (url) =>
    url.pathname === "/api/v1/users" && !url.searchParams.has("filter")
      ? {
          status: 200,
          body: world.org.users.slice(0, 12).map(({ id, status, login }) => ({ id, status, profile: { login } })),
        }
      : undefined;
  await world.sync();
  expect(await world.edges("MEMBER_OF")).toContain("late>band");
  expect(await world.edges("MEMBER_OF")).toContain("late>all");
});

test("Everyone is derived even where every other group is refused", async () => {
  await using world = await startSmallOrg(graph);
  world.org.groups = [
    ...Array.from({ length: 30 }, (_, index) => ({ id: `g${index}`, name: `G ${index}`, type: "OKTA_GROUP" })),
    ...world.org.groups,
  ];
  world.habits.stats = false;
  world.habits.instead = (url) =>
    url.pathname.endsWith("/users") && url.pathname.startsWith("/api/v1/groups/")
      ? refusal(403, "E0000006")
      : undefined;
  const outcome = await world.sync();
  expect(collectorOf(outcome, "memberships")?.status).toBe("DENIED");
  expect(await world.edges("MEMBER_OF")).toHaveLength(12);
  expect(await world.gaps()).not.toContain("memberships all DENIED");
  expect(world.server.asked.filter((path) => path.startsWith("/api/v1/groups/g"))).not.toHaveLength(30);
});

test("a user whom the user list leaves out but an app names is kept in Everyone, and the doubt is a gap", async () => {
  await using world = await startSmallOrg(graph);
  await world.sync();
  const hidden = world.org.users.pop();
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("PARTIAL");
  expect(await world.gaps()).toEqual(["appUsers wiki UNRESOLVED"]);
  expect(await world.edges("MEMBER_OF")).toContain(`${hidden?.id}>all`);
  world.org.accounts = world.org.accounts.filter(({ userId }) => userId !== hidden?.id);
  const second = await world.sync();
  expect(second.result.status).toBe("COMPLETE");
  expect(collectorOf(second, "memberships")?.removed).toBe(1);
  expect(await world.edges("MEMBER_OF")).not.toContain(`${hidden?.id}>all`);
});
