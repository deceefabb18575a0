import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { type SeedOrg, seed, syncedAt } from "./seed.ts";

let asking: Asking;
let count = 0;
beforeAll(async () => {
  asking = await openAsking();
});
afterAll(() => asking.close());

const small: Omit<SeedOrg, "id"> = {
  users: [{ id: "ada" }, { id: "bob" }],
  groups: [{ id: "eng" }, { id: "ops" }],
  apps: [{ id: "git" }, { id: "wiki" }],
  members: [{ user: "ada", group: "eng" }],
  groupApps: [
    { group: "eng", app: "git" },
    { group: "ops", app: "wiki" },
  ],
};
const status =
  "dataStatus { asOf complete gapCount gaps { collector scope scopeName code reason since lastComplete } }";

/** The status of every kind of answer, and whether bob may reach git. */
async function statuses(org: Partial<SeedOrg>): Promise<Record<string, Data>> {
  count += 1;
  const id = `00oSTATUS${count}`;
  await seed({ ...small, ...org, id });
  const data = await asking.ask(
    `query ($org: ID!) {
       users(org: $org, first: 1) { ${status} } groups(org: $org) { ${status} } apps(org: $org) { ${status} }
       user(oktaId: "ada", org: $org) { ${status} canReach { ${status} } memberships { ${status} } }
       eng: group(oktaId: "eng", org: $org) { ${status} members { ${status} } apps { ${status} } }
       git: app(oktaId: "git", org: $org) { ${status} whoCanReach { ${status} } groups { ${status} } }
       wiki: app(oktaId: "wiki", org: $org) { whoCanReach { ${status} } }
       has: access(user: "ada", app: "git", org: $org) { entitlement ${status} }
       not: access(user: "bob", app: "git", org: $org) { entitlement usability paths { kind } ${status} }
       organizations { oktaId ${status} } }`,
    { org: id },
  );
  return {
    users: data.users.dataStatus,
    groups: data.groups.dataStatus,
    apps: data.apps.dataStatus,
    user: data.user.dataStatus,
    canReach: data.user.canReach.dataStatus,
    memberships: data.user.memberships.dataStatus,
    group: data.eng.dataStatus,
    members: data.eng.members.dataStatus,
    groupApps: data.eng.apps.dataStatus,
    app: data.git.dataStatus,
    whoCanReach: data.git.whoCanReach.dataStatus,
    appGroups: data.git.groups.dataStatus,
    wiki: data.wiki.whoCanReach.dataStatus,
    access: data.has.dataStatus,
    organization: data.organizations.find((found: Data) => found.oktaId === id).dataStatus,
    entitlements: [data.has.entitlement, data.not.entitlement],
  };
}

const incomplete = (all: Record<string, Data>) =>
  Object.keys(all).filter((name) => name !== "entitlements" && !all[name].complete);

test("after a whole sync every answer is complete as of its end", async () => {
  const { entitlements, ...all } = await statuses({});
  for (const [name, answer] of Object.entries(all)) {
    expect([name, answer]).toEqual([name, { asOf: syncedAt, complete: true, gapCount: 0, gaps: [] }]);
  }
  expect(entitlements).toEqual(["ENTITLED", "NOT_ENTITLED"]);
});

describe("a gap is told by those answers only that rest on what is missing", () => {
  const everythingAboutReach = ["canReach", "whoCanReach", "wiki", "access", "organization"];
  const cases: [string, Omit<NonNullable<SeedOrg["gaps"]>[number], "code">, string[], string][] = [
    ["users", { collector: "users" }, ["users", "user", "memberships", "members", ...everythingAboutReach], "UNKNOWN"],
    [
      "one user",
      { collector: "users", scope: "x" },
      ["users", "user", "memberships", "members", ...everythingAboutReach],
      "UNKNOWN",
    ],
    [
      "groups",
      { collector: "groups" },
      ["groups", "group", "memberships", "members", "groupApps", "appGroups", ...everythingAboutReach],
      "UNKNOWN",
    ],
    ["apps", { collector: "apps" }, ["apps", "app", "groupApps", "appGroups", ...everythingAboutReach], "UNKNOWN"],
    ["all memberships", { collector: "memberships" }, ["memberships", "members", ...everythingAboutReach], "UNKNOWN"],
    [
      "members of a group of git",
      { collector: "memberships", scope: "eng", scopeName: "eng" },
      ["memberships", "members", "canReach", "whoCanReach", "access", "organization"],
      "UNKNOWN",
    ],
    [
      "members of a group of another app",
      { collector: "memberships", scope: "ops", scopeName: "ops" },
      ["memberships", "canReach", "wiki", "organization"],
      "NOT_ENTITLED",
    ],
    [
      "accounts of git",
      { collector: "appUsers", scope: "git" },
      ["canReach", "whoCanReach", "access", "organization"],
      "UNKNOWN",
    ],
    [
      "accounts of another app",
      { collector: "appUsers", scope: "wiki" },
      ["canReach", "wiki", "organization"],
      "NOT_ENTITLED",
    ],
    [
      "groups of git",
      { collector: "appGroups", scope: "git" },
      ["canReach", "whoCanReach", "groupApps", "appGroups", "access", "organization"],
      "UNKNOWN",
    ],
    ["rules", { collector: "groupRules" }, ["memberships", "members", ...everythingAboutReach], "NOT_ENTITLED"],
    ["user types", { collector: "userTypes" }, ["organization"], "NOT_ENTITLED"],
  ];
  test.each(cases)("%s", async (_, gap, told, entitlement) => {
    const all = await statuses({ gaps: [{ ...gap, code: "DENIED", lastComplete: "2025-12-01T00:00:00.000Z" }] });
    expect(incomplete(all).sort()).toEqual([...told].sort());
    for (const name of told) {
      expect(all[name]).toEqual({
        asOf: "2025-12-01T00:00:00.000Z",
        complete: false,
        gapCount: 1,
        gaps: [
          {
            collector: gap.collector,
            scope: gap.scope ?? null,
            scopeName: gap.scopeName ?? null,
            code: "DENIED",
            reason: "for a test",
            since: "2026-01-01T00:00:00.000Z",
            lastComplete: "2025-12-01T00:00:00.000Z",
          },
        ],
      });
    }
    expect(all.entitlements).toEqual(["ENTITLED", entitlement]);
  });
});

test("what was never read whole has no date", async () => {
  const { whoCanReach } = await statuses({ gaps: [{ collector: "appUsers", scope: "git", code: "DENIED" }] });
  expect(whoCanReach).toMatchObject({ asOf: null, complete: false });
});

test("an org that was never synced says so of everything", async () => {
  const { entitlements, ...all } = await statuses({ syncs: [] });
  for (const answer of Object.values(all)) {
    expect(answer).toMatchObject({ asOf: null, complete: false });
    expect(answer.gaps.every((gap: Data) => gap.code === "NEVER_READ")).toBe(true);
  }
  expect(all.organization.gapCount).toBe(9);
  expect(entitlements).toEqual(["ENTITLED", "UNKNOWN"]);
});

test("only finished syncs date an answer, each collector by the last that read it", async () => {
  const { users, groups, apps, whoCanReach } = await statuses({
    syncs: [
      { number: 1, status: "COMPLETE", finishedAt: "2026-01-01T01:00:00.000Z" },
      {
        number: 2,
        status: "PARTIAL",
        finishedAt: "2026-01-01T02:00:00.000Z",
        collectors: { users: "COMPLETE", groups: "PARTIAL", apps: "DENIED" },
      },
      {
        number: 9,
        status: "FAILED",
        finishedAt: "2026-01-01T03:00:00.000Z",
        collectors: { users: "FAILED", groups: "SKIPPED" },
      },
      {
        number: 10,
        status: "RUNNING",
        finishedAt: null,
        collectors: { users: "COMPLETE", groups: "COMPLETE", apps: "COMPLETE" },
      },
      { number: 11, status: "RUNNING", finishedAt: "2026-01-01T05:00:00.000Z", collectors: { users: "COMPLETE" } },
    ],
  });
  expect(users.asOf).toBe("2026-01-01T02:00:00.000Z");
  expect(groups.asOf).toBe("2026-01-01T02:00:00.000Z");
  expect(apps.asOf).toBe("2026-01-01T01:00:00.000Z");
  expect(whoCanReach.asOf).toBe("2026-01-01T01:00:00.000Z");
});

test("thousands of gaps are counted, and a hundred of them listed", async () => {
  const groups = Array.from({ length: 1_500 }, (_, index) => ({ id: `g${index}` }));
  const { canReach, whoCanReach, memberships } = await statuses({
    groups: [...(small.groups ?? []), ...groups],
    groupApps: [...(small.groupApps ?? []), ...groups.slice(0, 300).map(({ id }) => ({ group: id, app: "git" }))],
    gaps: groups.map(({ id }) => ({ collector: "memberships", scope: id, code: "FAILED" })),
  });
  expect(canReach).toMatchObject({ gapCount: 1_500, complete: false });
  expect(memberships.gaps).toHaveLength(100);
  expect(whoCanReach).toMatchObject({ gapCount: 300, complete: false });
  expect(whoCanReach.gaps).toHaveLength(100);
});
