import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { refusal } from "../support/plain-okta.ts";
import { collectorOf, type SmallOrg, startSmallOrg } from "../support/small-org.ts";
import { connectTestGraph } from "../support/world.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
});
afterAll(async () => {
  await graph.close();
});

/** Everyone loses the app, and so many others get it that the loss is a small part of what there is then. */
function loseAllAmongMany({ org }: SmallOrg) {
  org.accounts = [];
  const others = Array.from({ length: 600 }, (_, index) => ({
    id: `n${index}`,
    status: "ACTIVE",
    login: `n${index}@x`,
  }));
  org.users.push(...others);
  org.accounts = others.map(({ id }) => ({ appId: "wiki", userId: id, scope: "USER", status: "ACTIVE" }));
}

test("a removal that was refused once stays refused after a sync that could not look at it", async () => {
  await using world = await startSmallOrg(graph, 60);
  await world.sync();
  loseAllAmongMany(world);
  expect((await world.sync()).result.status).toBe("REFUSED");
  world.habits.instead = (url) => (url.pathname === "/api/v1/apps" ? refusal(401, "E0000011") : undefined);
  expect((await world.sync()).result.status).toBe("FAILED");
  delete world.habits.instead;
  expect((await world.sync()).result.status).toBe("REFUSED");
  world.habits.instead = (url) => (url.pathname === "/api/v1/apps/wiki/users" ? refusal(403, "E0000006") : undefined);
  expect((await world.sync()).result.status).toBe("PARTIAL");
  delete world.habits.instead;
  expect((await world.sync()).result.status).toBe("REFUSED");
  expect(await world.edges("ACCOUNT_IN")).toHaveLength(660);
  expect((await world.sync({ acceptShrink: true })).result.status).toBe("COMPLETE");
  expect(await world.gaps()).toEqual([]);
});

test("what a refused sync did not remove of other kinds is a gap too, and goes once Okta is itself again", async () => {
  await using world = await startSmallOrg(graph, 200);
  await world.sync();
  const accounts = world.org.accounts;
  world.org.accounts = accounts.slice(0, 100);
  world.org.members = world.org.members.filter(({ groupId, userId }) => groupId !== "team" || userId > "u4");
  const refused = await world.sync();
  expect(refused.result.status).toBe("REFUSED");
  expect(await world.edges("MEMBER_OF")).toContain("u1>team");
  expect(await world.gaps()).toEqual(["appUsers  REFUSED", "memberships  PARTIAL"]);
  expect(collectorOf(refused, "memberships")?.reason).toContain("were kept");
  world.org.accounts = accounts;
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(await world.edges("MEMBER_OF")).not.toContain("u1>team");
  expect(await world.gaps()).toEqual([]);
});

test("apps that vanish count with the assignments they take along", async () => {
  await using world = await startSmallOrg(graph, 12);
  const more = Array.from({ length: 20 }, (_, index) => ({
    id: `app${index}`,
    label: `App ${index}`,
    status: "ACTIVE",
    implicit: false,
  }));
  world.org.apps.push(...more);
  world.org.groups.push(
    ...Array.from({ length: 100 }, (_, index) => ({ id: `g${index}`, name: `G ${index}`, type: "OKTA_GROUP" })),
  );
  world.org.appGroups.push(
    ...Array.from({ length: 100 }, (_, index) => ({ appId: "app0", groupId: `g${index}`, priority: index })),
  );
  await world.sync();
  world.org.apps = world.org.apps.filter(({ id }) => id !== "app0");
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("REFUSED");
  expect(outcome.refusals.map(({ kind }) => kind)).toEqual(["groupAssignments"]);
});
