import { describe, expect, test } from "vitest";
import { createOrg } from "../../src/simulator/org.ts";
import { ask, serve } from "./ask.ts";

function scene() {
  const org = createOrg({ seed: "changes" });
  let time = Date.UTC(2026, 3, 1, 12, 0, 0, 750);
  org.clock.now = () => time;
  const user = org.addUser({ profile: { login: "ann@x.example", firstName: "Ann" } }).id;
  const group = org.addGroup({ name: "Team" }).id;
  const app = org.addApp({ label: "App" }).id;
  const times = () => {
    const [u, g, a] = [org.users.get(user), org.groups.get(group), org.apps.get(app)];
    return {
      user: u?.lastUpdated,
      status: u?.statusChanged,
      group: g?.lastUpdated,
      members: g?.lastMembershipUpdated,
      app: a?.lastUpdated,
    };
  };
  /** Which times a change moves. */
  const moves = (change: () => void) => {
    time += 60_000;
    const before = times();
    change();
    const after = times();
    return Object.keys(before).filter((key) => before[key as keyof typeof before] !== after[key as keyof typeof after]);
  };
  return { org, user, group, app, moves };
}

describe("timestamps", () => {
  test("are whole seconds", () => {
    const { org, user } = scene();
    expect(org.users.get(user)?.lastUpdated).toBe("2026-04-01T12:00:00.000Z");
  });

  test("a membership moves only the group's lastMembershipUpdated, an assignment neither user, group nor app", () => {
    const { org, user, group, app, moves } = scene();
    expect(moves(() => org.addMember(group, user))).toEqual(["members"]);
    expect(moves(() => org.assignGroup(app, group))).toEqual([]);
    expect(moves(() => org.assignUser(app, user))).toEqual([]);
    expect(moves(() => org.setAccountStatus(app, user, "SUSPENDED"))).toEqual([]);
    expect(moves(() => org.unassignUser(app, user))).toEqual([]);
    expect(moves(() => org.removeMember(group, user))).toEqual(["members"]);
  });

  test("a profile moves its own object, a status the user's too, a sign-in nothing but lastLogin", () => {
    const { org, user, group, app, moves } = scene();
    org.addMember(group, user);
    expect(moves(() => org.updateUser(user, { title: "Boss" }))).toEqual(["user"]);
    expect(moves(() => org.signIn(user))).toEqual([]);
    expect(moves(() => org.suspendUser(user))).toEqual(["user", "status"]);
    expect(moves(() => org.renameGroup(group, "Crew"))).toEqual(["group"]);
    expect(moves(() => org.updateApp(app, { label: "Other" }))).toEqual(["app"]);
    expect(moves(() => org.deactivateApp(app))).toEqual(["app"]);
    expect(moves(() => org.deactivateUser(user))).toEqual(["user", "status", "members"]);
    expect(moves(() => org.reactivateUser(user))).toEqual(["user", "status"]);
  });

  test("a rule moves lastMembershipUpdated of its groups when someone enters or leaves", () => {
    const { org, user, group, moves } = scene();
    expect(moves(() => org.addRule({ name: "r", expression: 'user.title=="Boss"', groupIds: [group] }))).toEqual([]);
    expect(moves(() => org.updateUser(user, { title: "Boss" }))).toEqual(["user", "members"]);
    expect(moves(() => org.updateUser(user, { title: undefined }))).toEqual(["user", "members"]);
    expect(org.users.get(user)?.profile).not.toHaveProperty("title");
  });
});

describe("changes while the org is served", () => {
  test("are seen by the very next request", async () => {
    const { org, user, group, app } = scene();
    const simulator = await serve(org);
    const seen = async (path: string) => (await ask(simulator, path)).body;
    expect((await seen(`/api/v1/groups/${group}?expand=stats`))._embedded.stats).toMatchObject({
      usersCount: 0,
      appsCount: 0,
    });
    org.addMember(group, user);
    org.assignGroup(app, group);
    expect((await seen(`/api/v1/groups/${group}?expand=stats`))._embedded.stats).toMatchObject({
      usersCount: 1,
      appsCount: 1,
    });
    expect((await seen(`/api/v1/groups/${group}/users?expand=group-rules`))[0]._embedded).toEqual({
      "group-rules": [],
    });
    expect((await seen(`/api/v1/apps/${app}/users`))[0]).toMatchObject({
      id: user,
      scope: "GROUP",
      _links: { group: { name: "Team" } },
    });
    org.updateUser(user, { firstName: "Änn" });
    expect((await seen("/api/v1/users"))[0].profile.firstName).toBe("Änn");
    expect((await seen(`/api/v1/groups/${group}/apps`))[0].id).toBe(app);
    org.leaveAccount(app, user, { scope: "GROUP", grantingGroupId: "00gSomewhereElse005d7" });
    expect((await seen(`/api/v1/apps/${app}/users`))[0]._links.group.href).toContain("00gSomewhereElse005d7");
    org.deleteUser(user);
    expect(await seen("/api/v1/users")).toEqual([]);
    expect(await seen(`/api/v1/apps/${app}/users`)).toEqual([]);
  });
});
