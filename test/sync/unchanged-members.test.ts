import { expect, test } from "vitest";
import { refusal } from "../support/plain-okta.ts";
import { collectorOf, startSmallOrg } from "../support/small-org.ts";
import { connectTestGraph } from "../support/world.ts";

const longAgo = "2026-03-01T08:00:00.000Z";

/** An org whose Okta tells when the members of each group last changed. */
async function setup() {
  const graph = await connectTestGraph();
  const world = await startSmallOrg(graph);
  const changed: Record<string, string> = {};
  world.habits.membersChanged = (groupId) => changed[groupId] ?? longAgo;
  let asked = 0;
  return {
    ...world,
    changed,
    /** The groups whose members were asked for since the last time of asking. */
    read() {
      const urls = world.server.asked.slice(asked);
      asked = world.server.asked.length;
      const names = urls.map((url) => /^\/api\/v1\/groups\/(\w+)\/users/.exec(url)?.[1]);
      return [...new Set(names.filter((name) => name !== undefined))].sort();
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]();
      await graph.close();
    },
  };
}

test("the members of a group in which nothing has changed are not read again", async () => {
  await using world = await setup();
  await world.sync();
  expect(world.read()).toEqual(["band", "team"]);
  const before = await world.edges("MEMBER_OF");
  const second = await world.sync();
  expect(world.read()).toEqual([]);
  expect(collectorOf(second, "memberships")).toMatchObject({ status: "COMPLETE", unchanged: 2, read: 0, requests: 0 });
  expect(await world.edges("MEMBER_OF")).toEqual(before);
});

test("a change of a group's members is read, and only that group's", async () => {
  await using world = await setup();
  await world.sync();
  world.read();
  world.org.members = world.org.members.filter(({ groupId, userId }) => groupId !== "band" || userId !== "u1");
  world.org.members.push({ groupId: "band", userId: "u3" });
  world.changed.band = "2026-03-02T08:00:00.000Z";
  await world.sync();
  expect(world.read()).toEqual(["band"]);
  expect((await world.edges("MEMBER_OF")).filter((edge) => edge.endsWith(">band"))).toEqual(["u2>band", "u3>band"]);
  await world.sync();
  expect(world.read()).toEqual([]);
});

test("what is asked for with verify is read whatever Okta says of it", async () => {
  await using world = await setup();
  await world.sync();
  world.read();
  world.org.members.push({ groupId: "band", userId: "u3" });
  world.org.members = world.org.members.filter(({ groupId, userId }) => groupId !== "band" || userId !== "u1");
  await world.sync({ verify: true });
  expect(world.read()).toEqual(["band", "team"]);
  expect(await world.edges("MEMBER_OF")).toContain("u3>band");
});

test("another count of members is believed over an unmoved date", async () => {
  await using world = await setup();
  await world.sync();
  world.read();
  world.org.members.push({ groupId: "band", userId: "u3" });
  await world.sync();
  expect(world.read()).toEqual(["band"]);
  expect(await world.edges("MEMBER_OF")).toContain("u3>band");
});

test("members are read again when a rule that may explain them has changed", async () => {
  await using world = await setup();
  await world.sync();
  world.read();
  (world.org.rules[0] as { status: string }).status = "INACTIVE";
  await world.sync();
  expect(world.read()).toEqual(["team"]);
  world.org.rules.push({ id: "rule2", name: "Other", status: "ACTIVE", groupIds: ["band"] });
  await world.sync();
  expect(world.read()).toEqual(["band"]);
  await world.sync();
  expect(world.read()).toEqual([]);
});

test("members that changed shortly before they were read are read once more, and then no more", async () => {
  await using world = await setup();
  const at = (time: string) => {
    world.habits.clock = () => new Date(time);
    return { now: world.habits.clock };
  };
  world.changed.band = "2026-03-05T08:00:00.000Z";
  await world.sync(at("2026-03-05T08:04:00Z"));
  world.read();
  await world.sync(at("2026-03-05T09:00:00Z"));
  expect(world.read()).toEqual(["band"]);
  await world.sync(at("2026-03-05T10:00:00Z"));
  expect(world.read()).toEqual([]);
});

test("members that could not be read to their end are asked for until they are", async () => {
  await using world = await setup();
  await world.sync();
  world.changed.team = "2026-03-02T08:00:00.000Z";
  world.habits.instead = (url) => (url.pathname === "/api/v1/groups/team/users" ? refusal(403, "E0000006") : undefined);
  world.read();
  for (const status of ["PARTIAL", "PARTIAL"]) {
    expect((await world.sync()).result.status).toBe(status);
    expect(world.read()).toEqual(["team"]);
  }
  delete world.habits.instead;
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(world.read()).toEqual(["team"]);
  await world.sync();
  expect(world.read()).toEqual([]);
});

test("a gap in the members of a group is not closed by Okta's word that nothing has changed", async () => {
  await using world = await setup();
  await world.sync();
  world.habits.instead = (url) => (url.pathname === "/api/v1/groups/team/users" ? refusal(403, "E0000006") : undefined);
  expect((await world.sync({ verify: true })).result.status).toBe("PARTIAL");
  world.read();
  expect((await world.sync()).result.status).toBe("PARTIAL");
  expect(world.read()).toEqual(["team"]);
});

test("a group whose removals were held back is read again", async () => {
  await using world = await setup();
  await world.sync();
  world.org.members = world.org.members.filter(({ groupId }) => groupId !== "band");
  world.changed.band = "2026-03-02T08:00:00.000Z";
  // Nothing is removed by a sync whose sign-in ends half-way.
  world.habits.instead = (url) => (url.pathname === "/api/v1/apps" ? refusal(401, "E0000011") : undefined);
  expect((await world.sync()).result.status).toBe("FAILED");
  expect(await world.edges("MEMBER_OF")).toContain("u1>band");
  delete world.habits.instead;
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(await world.edges("MEMBER_OF")).not.toContain("u1>band");
});

test("edges that are missing from the graph make a group be read again", async () => {
  await using world = await setup();
  await world.sync();
  world.read();
  const graph = await connectTestGraph();
  try {
    const { removeMemberships } = (await import("../../src/graph/queries.ts")).writeQueries;
    const key = (id: string) => `${world.org.id}/${id}`;
    const now = new Date().toISOString();
    await graph.write(removeMemberships, { rows: [{ targetKey: key("band"), sourceKeys: [key("u1")] }], now });
  } finally {
    await graph.close();
  }
  await world.sync();
  expect(world.read()).toEqual(["band"]);
  expect(await world.edges("MEMBER_OF")).toContain("u1>band");
});
