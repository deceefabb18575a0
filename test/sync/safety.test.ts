import { afterAll, beforeAll, expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { SyncRunningError } from "../../src/sync/lease.ts";
import { refusal } from "../support/plain-okta.ts";
import { collectorOf as collector, startSmallOrg } from "../support/small-org.ts";
import { connectTestGraph, dumpGraph } from "../support/world.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await connectTestGraph();
});
afterAll(async () => {
  await graph.close();
});

const setup = (size?: number) => startSmallOrg(graph, size);

test("a refused group keeps its members, is named as a gap, and is right after the next clean sync", async () => {
  await using world = await setup();
  await world.sync();
  world.org.members = world.org.members.filter((member) => member.userId !== "u1");
  world.habits.instead = (url) => (url.pathname === "/api/v1/groups/band/users" ? refusal(403, "E0000006") : undefined);
  const partial = await world.sync();
  expect(partial.result.status).toBe("PARTIAL");
  expect(collector(partial, "memberships")?.status).toBe("PARTIAL");
  expect(await world.gaps()).toEqual(["memberships band DENIED"]);
  expect(await world.edges("MEMBER_OF")).toContain("u1>band");
  expect(await world.edges("MEMBER_OF")).not.toContain("u1>team");
  delete world.habits.instead;
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(await world.gaps()).toEqual([]);
  expect(await world.edges("MEMBER_OF")).not.toContain("u1>band");
});

test("an empty user list is a failed read, never an empty org", async () => {
  await using world = await setup();
  await world.sync();
  const before = await dumpGraph(world.org.id);
  world.habits.instead = (url) => (url.pathname === "/api/v1/users" ? { status: 200, body: [] } : undefined);
  const outcome = await world.sync();
  expect(collector(outcome, "users")).toMatchObject({ status: "FAILED", removed: 0 });
  expect(outcome.result.status).toBe("PARTIAL");
  expect((await dumpGraph(world.org.id)).filter((line) => !line.includes('"Gap"'))).toEqual(before);
});

test("a sync that would remove more than a fifth of a kind stops before removing anything, until that is accepted", async () => {
  await using world = await setup(200);
  await world.sync();
  const before = await dumpGraph(world.org.id);
  world.org.accounts = world.org.accounts.slice(0, 130);
  world.org.members = world.org.members.filter((member) => member.groupId !== "band");
  const refused = await world.sync();
  expect(refused.result.status).toBe("REFUSED");
  expect(refused.refusals.map((refusal) => refusal.kind).sort()).toEqual(["accounts", "userAssignments"]);
  expect(collector(refused, "appUsers")?.reason).toContain("--accept-shrink");
  expect((await dumpGraph(world.org.id)).filter((line) => line.startsWith('{"from"'))).toEqual(
    before.filter((line) => line.startsWith('{"from"')),
  );
  expect(await world.gaps()).toEqual(["appUsers  REFUSED", "memberships  PARTIAL"]);
  const accepted = await world.sync({ acceptShrink: true });
  expect(accepted.result.status).toBe("COMPLETE");
  expect(await world.edges("ACCOUNT_IN")).toHaveLength(130);
  expect(await world.gaps()).toEqual([]);
});

test("a refused removal stays refused when additions make it look small, until it is accepted", async () => {
  await using world = await setup(60);
  await world.sync();
  const others = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `u${from + index}`,
      status: "ACTIVE",
      login: `user${from + index}@x`,
    }));
  world.org.users = others(1_000, 600);
  world.org.members = [];
  world.org.accounts = [];
  expect((await world.sync()).result.status).toBe("REFUSED");
  expect((await world.sync()).result.status).toBe("REFUSED");
  expect((await world.sync({ acceptShrink: true })).result.status).toBe("COMPLETE");
  expect((await world.sync()).result.status).toBe("COMPLETE");
});

test("a sync that would remove all of a kind stops even when it is few", async () => {
  await using world = await setup(6);
  await world.sync();
  world.org.accounts = [];
  expect((await world.sync()).result.status).toBe("REFUSED");
  expect(await world.edges("ACCOUNT_IN")).toHaveLength(6);
});

test("without the rules a new membership has an unknown reason and an old one keeps what was known", async () => {
  await using world = await setup();
  await world.sync();
  world.habits.instead = (url) =>
    url.pathname === "/api/v1/groups/rules" || url.searchParams.has("expand") ? refusal(403, "E0000006") : undefined;
  world.org.members.push({ groupId: "team", userId: "u11", ruleIds: ["rule"] }, { groupId: "band", userId: "u11" });
  const outcome = await world.sync();
  expect(collector(outcome, "groupRules")?.status).toBe("DENIED");
  const rows = (await dumpGraph(world.org.id))
    .map((line) => JSON.parse(line))
    .filter((row) => row.type === "MEMBER_OF");
  const reason = (edge: string) =>
    rows.find((row) => `${row.from}>${row.to}`.replaceAll(`${world.org.id}/`, "") === edge)?.properties.reason;
  expect([reason("u11>team"), reason("u11>band"), reason("u1>team"), reason("u1>band")]).toEqual([
    "UNKNOWN",
    "UNKNOWN",
    "RULE",
    "DIRECT",
  ]);
});

test("a token refused in the middle of a walk ends the sync as failed and costs no data", async () => {
  await using world = await setup();
  await world.sync();
  const before = await dumpGraph(world.org.id);
  world.org.members = [];
  world.org.accounts = [];
  world.habits.instead = (url) => (url.pathname.endsWith("/team/users") ? refusal(401, "E0000011") : undefined);
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("FAILED");
  expect(outcome.error?.name).toBe("OktaAuthError");
  expect(collector(outcome, "memberships")?.status).toBe("FAILED");
  const kept = (await dumpGraph(world.org.id)).filter((line) => line.startsWith('{"from"'));
  expect(kept).toEqual(before.filter((line) => line.startsWith('{"from"')));
});

test("after a refused sign-in nothing more is begun", async () => {
  await using world = await setup();
  await world.sync();
  world.habits.instead = (url) => (url.pathname.endsWith("/groups/rules") ? refusal(401, "E0000011") : undefined);
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("FAILED");
  expect(collector(outcome, "groupRules")?.status).toBe("FAILED");
  expect(collector(outcome, "memberships")).toMatchObject({ status: "SKIPPED", requests: 0 });
});

test("a user who is reactivated or deactivated between the two walks of the user list stays", async () => {
  await using world = await setup();
  const [, , leaver, returner] = world.org.users;
  if (!leaver || !returner) throw new Error("no such users");
  returner.status = "DEPROVISIONED";
  await world.sync();
  world.habits.instead = (url) => {
    if (url.pathname !== "/api/v1/users") return undefined;
    const filter = url.searchParams.get("filter");
    // By then the walk of deprovisioned users is over.
    if (filter === null) {
      leaver.status = "DEPROVISIONED";
      returner.status = "ACTIVE";
    }
    if (filter?.startsWith("lastUpdated gt"))
      return { status: 200, body: [{ id: leaver.id, status: leaver.status, profile: { login: leaver.login } }] };
    return undefined;
  };
  const outcome = await world.sync();
  expect(collector(outcome, "users")).toMatchObject({ status: "COMPLETE", removed: 0, changed: 2 });
  expect(await world.edges("ACCOUNT_IN")).toContain("u2>wiki");
  expect(await world.edges("MEMBER_OF")).toContain("u3>all");
  expect(await world.edges("MEMBER_OF")).not.toContain("u2>all");
});

test("a user who is deactivated between the two walks stays, though this machine's clock is a day ahead of Okta's", async () => {
  await using world = await setup();
  await world.sync();
  const leaver = world.org.users[2];
  if (!leaver) throw new Error("no such user");
  world.habits.instead = (url) => {
    if (url.pathname !== "/api/v1/users") return undefined;
    const filter = url.searchParams.get("filter");
    if (filter === null) leaver.status = "DEPROVISIONED";
    const [, since] = /^lastUpdated gt "(.*)"/.exec(filter ?? "") ?? [];
    if (since === undefined) return undefined;
    const body = [{ id: leaver.id, status: leaver.status, profile: { login: leaver.login } }];
    return { status: 200, body: Date.parse(since) < Date.now() ? body : [] };
  };
  const outcome = await world.sync({ now: () => new Date(Date.now() + 86_400_000) });
  expect(collector(outcome, "users")).toMatchObject({ status: "COMPLETE", removed: 0, changed: 1 });
  expect(await world.edges("ACCOUNT_IN")).toContain("u2>wiki");
});

test("a user who is reactivated during a first sync is found by it", async () => {
  await using world = await setup();
  const returner = world.org.users[3];
  if (!returner) throw new Error("no such user");
  returner.status = "DEPROVISIONED";
  world.habits.instead = (url) => {
    if (url.pathname === "/api/v1/users" && !url.searchParams.has("filter")) returner.status = "ACTIVE";
    return undefined;
  };
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(await world.edges("MEMBER_OF")).toContain("u3>all");
});

test("a user deleted in Okta is gone with all edges, a deprovisioned one leaves Everyone alone", async () => {
  await using world = await setup();
  await world.sync();
  const [first] = world.org.users.splice(0, 1);
  world.org.members = world.org.members.filter((member) => member.userId !== first?.id);
  world.org.accounts = world.org.accounts.filter((account) => account.userId !== first?.id);
  (world.org.users[0] as { status: string }).status = "DEPROVISIONED";
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("COMPLETE");
  expect((await dumpGraph(world.org.id)).filter((line) => line.includes(`${world.org.id}/u0"`))).toEqual([]);
  expect(await world.edges("MEMBER_OF")).not.toContain("u1>all");
  expect(await world.edges("ACCOUNT_IN")).toContain("u1>wiki");
});

test("a group that is gone when its members are asked for is removed only when Okta confirms it", async () => {
  await using world = await setup();
  await world.sync();
  world.habits.instead = (url) => (url.pathname === "/api/v1/groups/band/users" ? refusal(404, "E0000007") : undefined);
  const doubtful = await world.sync();
  expect(doubtful.result.status).toBe("PARTIAL");
  expect(await world.edges("MEMBER_OF")).toContain("u1>band");
  world.habits.instead = (url) =>
    url.pathname.startsWith("/api/v1/groups/band") ? refusal(404, "E0000007") : undefined;
  world.org.appGroups = world.org.appGroups.filter((row) => row.groupId !== "band");
  const confirmed = await world.sync();
  expect(confirmed.result.status).toBe("COMPLETE");
  expect(await world.edges("MEMBER_OF")).not.toContain("u1>band");
});

test("two syncs of one org at once do not interleave: the second is told of the first", async () => {
  await using world = await setup();
  await world.sync();
  let second: Promise<unknown> | undefined;
  world.habits.instead = async (url) => {
    if (url.pathname === "/api/v1/groups/team/users" && second === undefined) {
      second = world.sync().catch((error: unknown) => error);
      await second;
    }
    return undefined;
  };
  const first = await world.sync();
  expect(first.result.status).toBe("COMPLETE");
  expect(await second).toBeInstanceOf(SyncRunningError);
});

test("an interrupted sync removes nothing, says so in its record, and the next one makes all exact", async () => {
  await using world = await setup();
  await world.sync();
  world.org.members = world.org.members.filter((member) => member.userId !== "u2");
  world.org.users.push({ id: "new", status: "ACTIVE", login: "new@x" });
  const abort = new AbortController();
  world.habits.instead = (url) => {
    if (url.pathname === "/api/v1/apps") abort.abort(new Error("enough"));
    return undefined;
  };
  await expect(world.sync({ signal: abort.signal })).rejects.toThrow("enough");
  expect(await world.edges("MEMBER_OF")).toContain("u2>band");
  delete world.habits.instead;
  expect((await world.sync()).result.status).toBe("COMPLETE");
  expect(await world.edges("MEMBER_OF")).not.toContain("u2>band");
  expect(await world.edges("MEMBER_OF")).toContain("new>all");
});

test("a dry run counts what a sync would do and writes nothing", async () => {
  await using world = await setup();
  const planned = await world.sync({ dryRun: true });
  expect(collector(planned, "users")).toMatchObject({ read: 12, added: 12 });
  expect(await dumpGraph(world.org.id)).toEqual([]);
  await world.sync();
  const before = await dumpGraph(world.org.id);
  world.org.members = world.org.members.filter((member) => member.userId !== "u2");
  expect(collector(await world.sync({ dryRun: true }), "memberships")?.removed).toBe(2);
  expect(await dumpGraph(world.org.id)).toEqual(before);
});

test("an account of a user created during the sync is written, one of a user Okta never lists is a gap", async () => {
  await using world = await setup();
  const late = { id: "late", status: "ACTIVE", login: "late@x" };
  world.org.accounts.push(
    { appId: "wiki", userId: "late", scope: "USER", status: "ACTIVE" },
    { appId: "pay", userId: "ghost", scope: "USER", status: "ACTIVE" },
  );
  world.habits.instead = (url) =>
    url.searchParams.get("filter")?.startsWith("lastUpdated gt")
      ? { status: 200, body: [{ id: late.id, status: late.status, profile: { login: late.login } }] }
      : undefined;
  const outcome = await world.sync();
  expect(outcome.result.status).toBe("PARTIAL");
  expect(await world.edges("ASSIGNED")).toContain("late>wiki");
  expect(await world.gaps()).toEqual(["appUsers pay UNRESOLVED"]);
});

test("a feature that is off in the org denies its collector and nothing else", async () => {
  await using world = await setup();
  world.habits.instead = (url) => (url.pathname === "/api/v1/groups/rules" ? refusal(401, "E0000015") : undefined);
  const outcome = await world.sync();
  expect(collector(outcome, "groupRules")?.status).toBe("DENIED");
  expect(collector(outcome, "appGroups")?.status).toBe("COMPLETE");
});

test("an org whose settings the token may not read is known by its public id", async () => {
  await using world = await setup();
  world.habits.instead = (url) => {
    if (url.pathname === "/api/v1/org") return refusal(403, "E0000006");
    return url.pathname === "/.well-known/okta-organization"
      ? { status: 200, body: { id: world.org.id, pipeline: "idx" } }
      : undefined;
  };
  const outcome = await world.sync();
  expect(outcome.result).toMatchObject({ organization: world.org.id, status: "COMPLETE" });
  expect(await world.edges("ACCOUNT_IN")).toHaveLength(12);
});
