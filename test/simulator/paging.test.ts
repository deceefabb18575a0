import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { ask, idsOf, query, serve, walk } from "./ask.ts";

const biggest = (members: ReadonlyMap<string, ReadonlyMap<string, unknown>>, not: string) =>
  [...members].filter(([id]) => id !== not).sort((a, b) => b[1].size - a[1].size)[0]?.[0] as string;

describe("paging", () => {
  test("a walk meets everyone once, in id order, whatever the page size", async () => {
    const org = generateOrg({ users: 90, seed: 7 });
    const simulator = await serve(org);
    const everyone = [...org.users.values()].filter((user) => user.status !== "DEPROVISIONED").map((user) => user.id);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), async (limit) => {
        const { rows, pages } = await walk(simulator, `/api/v1/users?limit=${limit}`);
        expect(idsOf(rows)).toEqual(everyone.sort());
        expect(pages).toBe(Math.max(1, Math.ceil(everyone.length / limit)));
      }),
      { numRuns: 12 },
    );
  });

  test("who stays in a group during a walk is met exactly once, whoever comes and goes meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.integer(), async (limit, seed) => {
        const org = generateOrg({ users: 120, groups: 12, apps: 0, seed });
        const simulator = await serve(org);
        const groupId = biggest(org.members, org.everyoneId);
        const members = () => [...(org.members.get(groupId)?.keys() ?? [])];
        const before = new Set(members());
        const random = org.random;
        const outsiders = [...org.users.values()].filter((u) => u.status !== "DEPROVISIONED" && !before.has(u.id));
        const gone = new Set<string>();
        const { rows } = await walk(simulator, `/api/v1/groups/${groupId}/users?limit=${limit}`, () => {
          const leaver = random.pick(members());
          gone.add(leaver);
          org.removeMember(groupId, leaver);
          const newcomer = outsiders.pop();
          if (newcomer !== undefined && org.groups.get(groupId)?.type !== "BUILT_IN")
            org.addMember(groupId, newcomer.id);
        });
        const met = idsOf(rows);
        expect(new Set(met).size).toBe(met.length);
        for (const id of before) if (!gone.has(id)) expect(met).toContain(id);
      }),
      { numRuns: 15 },
    );
  });

  test("a cursor cannot be made up, changed, or used for another list", async () => {
    const org = generateOrg({ users: 30 });
    const simulator = await serve(org);
    const { next } = await ask(simulator, "/api/v1/users?limit=5");
    const after = new URL(next as string).searchParams.get("after") as string;
    for (const path of [
      "/api/v1/users?after=made-up",
      `/api/v1/users?after=${after.startsWith("A") ? "B" : "A"}${after.slice(1)}`,
      `/api/v1/groups?after=${after}`,
      `/api/v1/users${query({ filter: 'status eq "ACTIVE"', after })}`,
    ]) {
      expect(await ask(simulator, path)).toMatchObject({ status: 400, body: { errorCode: "E0000001" } });
    }
    const decoded = Buffer.from(after, "base64url").toString("latin1");
    for (const id of org.users.keys()) expect(decoded).not.toContain(id);
  });

  test("limits that Okta does not take are refused, and the smallest page of app groups is 20", async () => {
    const org = generateOrg({ users: 60, groups: 60, apps: 2 });
    const simulator = await serve(org);
    const appId = [...org.apps.keys()][0] as string;
    const groups = [...org.groups.values()].filter((group) => group.type !== "BUILT_IN").slice(0, 30);
    for (const group of groups) org.assignGroup(appId, group.id);
    for (const path of [
      "/api/v1/users?limit=201",
      "/api/v1/apps?limit=201",
      "/api/v1/groups/rules?limit=201",
      `/api/v1/apps/${appId}/users?limit=501`,
      `/api/v1/apps/${appId}/groups?limit=201`,
      "/api/v1/groups?limit=10001",
      "/api/v1/users?limit=0",
      "/api/v1/users?limit=many",
    ]) {
      expect([path, (await ask(simulator, path)).status]).toEqual([path, 400]);
    }
    expect((await ask(simulator, `/api/v1/apps/${appId}/groups?limit=1`)).body).toHaveLength(20);
    expect((await ask(simulator, `/api/v1/apps/${appId}/groups`)).body).toHaveLength(20);
    expect((await ask(simulator, "/api/v1/groups?limit=10000")).status).toBe(200);
  });

  test("pages have Okta's default sizes", async () => {
    const org = generateOrg({ users: 1_300, groups: 30, apps: 3, rules: 60 });
    const simulator = await serve(org);
    const appId = [...org.apps.keys()][0] as string;
    for (const user of [...org.users.values()].filter((u) => u.status !== "DEPROVISIONED").slice(0, 80)) {
      org.assignUser(appId, user.id);
    }
    const sizes = await Promise.all(
      [
        "/api/v1/users",
        `/api/v1/groups/${org.everyoneId}/users`,
        "/api/v1/groups/rules",
        `/api/v1/apps/${appId}/users`,
      ].map(async (path) => (await ask(simulator, path)).body.length),
    );
    expect(sizes).toEqual([200, 1000, 50, 50]);
  });

  test("the next links of members and app users forget expand, those of groups keep it", async () => {
    const org = generateOrg({ users: 60, groups: 20, apps: 4 });
    const simulator = await serve(org);
    const appId = [...org.accounts].sort((a, b) => b[1].size - a[1].size)[0]?.[0];
    const expandOf = async (path: string) => {
      const { next, body } = await ask(simulator, path);
      expect(body[0]._embedded).toBeDefined();
      return new URL(next as string).searchParams.get("expand");
    };
    expect(await expandOf(`/api/v1/groups/${org.everyoneId}/users?limit=2&expand=group-rules`)).toBeNull();
    expect(await expandOf(`/api/v1/apps/${appId}/users?limit=2&expand=user`)).toBeNull();
    expect(await expandOf("/api/v1/groups?limit=2&expand=stats")).toBe("stats");
  });

  test("links come as two headers or as one", async () => {
    const org = generateOrg({ users: 20 });
    for (const linkHeaders of ["two", "one"] as const) {
      const simulator = await serve(org, { linkHeaders });
      const { rows } = await walk(simulator, "/api/v1/users?limit=3");
      expect(rows).toHaveLength([...org.users.values()].filter((user) => user.status !== "DEPROVISIONED").length);
    }
  });
});
