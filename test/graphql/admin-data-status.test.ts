import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testNeo4j } from "../support/neo4j.ts";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { openTestDriver, type SeedOrg, seed, syncedAt } from "./seed.ts";
import { seedAdmin } from "./seed-admin.ts";

let asking: Asking;
let count = 0;
beforeAll(async () => {
  asking = await openAsking();
});
afterAll(() => asking.close());

const status = "dataStatus { asOf complete gapCount gaps { collector scope code } }";

/** The status of each kind of answer about administrators. */
async function statuses(org: Partial<SeedOrg>): Promise<Record<string, Data>> {
  count += 1;
  const id = `00oADMSTATUS${count}`;
  await seed({ users: [{ id: "ada" }], groups: [{ id: "ops" }], apps: [{ id: "svc" }], ...org, id });
  await seedAdmin(id, {
    customRoles: [{ id: "cr0a", permissions: [] }, { id: "cr0b" }],
    resourceSets: [{ id: "iam1" }],
    assignments: [{ id: "ra1", to: "ada", role: "SUPER_ADMIN" }],
  });
  const data = await asking.ask(
    `query ($org: ID!) {
       user: user(oktaId: "ada", org: $org) { ${status} }
       userRoles: user(oktaId: "ada", org: $org) { ${status} mine: adminRoles { oktaId } }
       userFactors: user(oktaId: "ada", org: $org) { ${status} ...Factors }
       userTokens: user(oktaId: "ada", org: $org) { ${status} apiTokens { name } }
       factors: user(oktaId: "ada", org: $org) { factors { reason ${status} } }
       group: group(oktaId: "ops", org: $org) { ${status} }
       groupRoles: group(oktaId: "ops", org: $org) { ${status} adminRoles { oktaId } }
       app: app(oktaId: "svc", org: $org) { ${status} }
       appRoles: app(oktaId: "svc", org: $org) { ${status} adminRoles { oktaId } }
       appKeys: app(oktaId: "svc", org: $org) { ${status} credentials { kid } }
       admins(org: $org) { ${status} } roles(org: $org) { ${status} } resourceSets(org: $org) { ${status} }
       apiTokens(org: $org) { ${status} }
       standard: role(type: "SUPER_ADMIN", org: $org) { ${status} assignments { ${status} } }
       custom: role(oktaId: "cr0a", org: $org) { ${status} }
       other: role(oktaId: "cr0b", org: $org) { ${status} }
       set: resourceSet(oktaId: "iam1", org: $org) { ${status} resources { ${status} } } }
     fragment Factors on User { factors { known } }`,
    { org: id },
  );
  const { factors, standard, set } = data;
  return {
    ...Object.fromEntries(Object.entries<Data>(data).map(([name, answer]) => [name, answer.dataStatus])),
    factors: factors.factors.dataStatus,
    assignments: standard.assignments.dataStatus,
    resources: set.resources.dataStatus,
    reason: factors.factors.reason,
  };
}

const incomplete = (all: Record<string, Data>) =>
  Object.keys(all).filter((name) => name !== "reason" && !all[name].complete);

test("after a whole sync every answer is complete as of its end", async () => {
  const { reason, ...all } = await statuses({});
  for (const [name, answer] of Object.entries(all)) {
    expect([name, answer]).toEqual([name, { asOf: syncedAt, complete: true, gapCount: 0, gaps: [] }]);
  }
  expect(reason).toContain("--factors all");
});

describe("a gap is told by those answers only that rest on what is missing", () => {
  const roles = ["userRoles", "groupRoles", "appRoles", "admins", "assignments"];
  const everyUser = ["user", "userRoles", "userFactors", "userTokens", "factors", "admins", "assignments", "apiTokens"];
  const cases: [string, { collector: string; scope?: string }, string[]][] = [
    ["who has roles", { collector: "roleAssignments" }, [...roles, "roles", "resourceSets", "standard"]],
    ["custom roles", { collector: "roles" }, [...roles, "roles", "custom", "other"]],
    ["one custom role", { collector: "roles", scope: "cr0a" }, [...roles, "roles", "custom"]],
    ["resource sets", { collector: "resourceSets" }, [...roles, "resourceSets", "set", "resources"]],
    ["memberships", { collector: "memberships" }, ["userRoles", "admins"]],
    ["tokens", { collector: "apiTokens" }, ["userTokens", "apiTokens"]],
    ["the keys of the app", { collector: "credentials", scope: "svc" }, ["appKeys"]],
    ["the keys of another app", { collector: "credentials", scope: "x" }, []],
    ["factors", { collector: "factors" }, ["userFactors", "factors"]],
    ["the factors of another user", { collector: "factors", scope: "bob" }, []],
    ["users", { collector: "users" }, everyUser],
  ];
  test.each(cases)("%s", async (_, gap, told) => {
    const all = await statuses({ gaps: [{ ...gap, code: "DENIED" }] });
    expect(incomplete(all).sort()).toEqual([...told].sort());
    for (const name of told) {
      expect([name, all[name]]).toMatchObject([
        name,
        { asOf: null, gapCount: 1, gaps: [{ collector: gap.collector, scope: gap.scope ?? null, code: "DENIED" }] },
      ]);
    }
    expect(all.reason).toContain(gap.collector === "factors" && !gap.scope ? "for a test" : "--factors all");
  });
});

const all = "adminRoles { oktaId } factors { known } apiTokens { name }";

test("a gap that several of the things asked for rest on is counted once", async () => {
  await seed({ id: "00oADMONCE", users: [{ id: "ada" }], gaps: [{ collector: "users", code: "DENIED" }] });
  const { user } = await asking.ask(`{ user(oktaId: "ada", org: "00oADMONCE") { ${all} ${status} } }`);
  expect(user.dataStatus).toMatchObject({ complete: false, gapCount: 1 });
});

test("what a user of a sync that has not ended has is not known yet", async () => {
  await seed({ id: "00oADMNEW", users: [{ id: "ada" }] });
  const driver = openTestDriver();
  await driver.executeQuery(
    "MATCH (u:User {key: '00oADMNEW/ada'}) SET u.firstSeen = datetime('2026-01-03T00:00:00Z')",
    {},
    { database: testNeo4j().settings.database },
  );
  await driver.close();
  const { plain, full } = await asking.ask(`{
    plain: user(oktaId: "ada", org: "00oADMNEW") { ${status} }
    full: user(oktaId: "ada", org: "00oADMNEW") { ${all} ${status} } }`);
  expect(plain.dataStatus.complete).toBe(true);
  const missing = full.dataStatus.gaps.map(({ collector, code }: Data) => `${collector} ${code}`);
  expect(missing.sort()).toEqual(
    ["apiTokens", "factors", "memberships", "roleAssignments"].map((collector) => `${collector} NEVER_READ`),
  );
});
