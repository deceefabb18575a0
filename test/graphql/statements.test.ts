import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asking, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";
import { seedAdmin } from "./seed-admin.ts";

const org = "00oSTATEMENTS";
const numbers = Array.from({ length: 60 }, (_, index) => index);

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seed({
    id: org,
    users: numbers.map((n) => ({ id: `u${n}`, userType: "t" })),
    groups: numbers.map((n) => ({ id: `g${n}`, sourceAppId: `a${n}` })),
    apps: numbers.map((n) => ({ id: `a${n}` })),
    rules: numbers.map((n) => ({ id: `r${n}`, targets: [`g${n}`, `g${(n + 1) % 60}`] })),
    members: numbers.flatMap((n) =>
      [0, 1, 2].map((step) => ({ user: `u${n}`, group: `g${(n + step) % 60}`, ruleIds: [`r${(n + step) % 60}`] })),
    ),
    groupApps: numbers.flatMap((n) => [0, 7].map((step) => ({ group: `g${n}`, app: `a${(n + step) % 60}` }))),
    direct: numbers.map((n) => ({ user: `u${n}`, app: `a${n}` })),
    gaps: [
      { collector: "memberships", scope: "g1", code: "DENIED" },
      { collector: "appUsers", scope: "a1", code: "DENIED" },
    ],
  });
  await seedAdmin(org, {
    customRoles: numbers.map((n) => ({ id: `cr${n}`, permissions: ["okta.users.read"] })),
    resourceSets: numbers.map((n) => ({
      id: `iam${n}`,
      contains: [{ node: `u${n}` }, { node: `g${n}` }, { node: `a${n}` }],
    })),
    assignments: numbers.flatMap((n) => [
      { id: "ra1", to: `u${n}`, role: "USER_ADMIN", scope: [`g${n}`] },
      { id: "ra2", to: `g${n}`, role: `cr${n}`, scope: [`iam${n}`] },
      { id: "ra3", to: `a${n}`, role: "APP_ADMIN", scope: [`a${n}`] },
    ]),
    apiTokens: numbers.map((n) => ({ id: `t${n}`, user: `u${n}` })),
    credentials: numbers.map((n) => ({ id: `k${n}`, app: `a${n}` })),
    factors: Object.fromEntries(numbers.slice(30).map((n) => [`u${n}`, [{ id: `f${n}` }]])),
  });
});
afterAll(() => asking.close());

const status = "dataStatus { asOf complete gapCount gaps { collector scope } }";
const questions: Record<string, { most: number; ask: (first: number) => string }> = {
  "users, their apps, the apps' groups": {
    most: 5,
    ask: (first) =>
      `users(first: ${first}, org: "${org}") { totalCount nodes { canReach(first: 5) { edges { app { groups(first: 5) { nodes { name } } } } } } }`,
  },
  "users, their memberships, the rules, the rules' targets": {
    most: 6,
    ask: (first) =>
      `users(first: ${first}, org: "${org}") { nodes { userType organization { name } memberships(first: 3) { totalCount edges { reason rules { name targets { name } } } } } }`,
  },
  "apps, who reaches them, by which paths and rules, and how sure it is": {
    most: 12,
    ask: (first) =>
      `apps(first: ${first}, org: "${org}") { nodes { ${status} whoCanReach(first: 5) { totalCount ${status}
         edges { usability pathCount paths { kind group { name sourceApp { label } } rules { name } } } } } }`,
  },
  "groups, their members, apps and rules": {
    most: 12,
    ask: (first) =>
      `groups(first: ${first}, org: "${org}") { nodes { ${status} rules { name } members(first: 5) { totalCount ${status} edges { user { login } rules { name } } }
         apps(first: 5) { totalCount ${status} nodes { label } } } }`,
  },
  "users, their admin roles, what these are over, their factors and tokens": {
    most: 11,
    ask: (first) =>
      `users(first: ${first}, org: "${org}") { nodes { ${status} factors { known reason nodes { factorType } ${status} } apiTokens { name owner { login } }
         adminRoles { role { label permissions { label } } through { name } scope { kind groups { name } apps { label } resourceSet { label } } } } }`,
  },
  "groups and apps, their admin roles, the sets these are over and their resources": {
    most: 16,
    ask: (first) =>
      `groups(first: ${first}, org: "${org}") { nodes { ${status} adminRoles { scope { kind resourceSet { ${status} resources(first: 5) { totalCount ${status}
         edges { kind node { ... on User { login } } } } } } role { ${status} } } } }
       apps(first: ${first}, org: "${org}") { nodes { ${status} credentials { kid } adminRoles { scope { kind apps { label } } } } }`,
  },
  "who administers, by which role, over what, and who else has it": {
    most: 10,
    ask: (first) =>
      `admins(first: ${first}, filter: { kind: [USER] }, org: "${org}") { totalCount ${status} nodes { scope { kind } holder { ... on User { login adminRoles { oktaId } } }
         role { ${status} assignments(first: 5) { totalCount ${status} nodes { holder { ... on Group { name } } } } } } }`,
  },
  "roles, resource sets and tokens, and whose they are": {
    most: 12,
    ask: (first) =>
      `roles(first: ${first}, org: "${org}") { totalCount ${status} nodes { assignments(first: 5) { nodes { scope { kind } } } } }
       resourceSets(first: ${first}, org: "${org}") { totalCount ${status} nodes { assignments(first: 5) { totalCount } } }
       apiTokens(first: ${first}, org: "${org}") { ${status} nodes { owner { login } } }`,
  },
};

test.each(Object.entries(questions))("%s: as many statements for 50 parents as for 2", async (_, { most, ask }) => {
  const few = await asking.count(`{ ${ask(2)} }`);
  const many = await asking.count(`{ ${ask(50)} }`);
  expect(many.statements).toBe(few.statements);
  expect(many.statements).toBeLessThanOrEqual(most);
});

test("nothing is read for fields that are not asked for", async () => {
  const { statements: only } = await asking.count(`{ users(org: "${org}") { totalCount } }`);
  expect(only).toBe(2);
  const { statements: page } = await asking.count(
    `{ users(org: "${org}") { nodes { login } pageInfo { endCursor } edges { cursor } } }`,
  );
  expect(page).toBe(2);
  const { statements: reach } = await asking.count(
    `{ app(oktaId: "a1", org: "${org}") { whoCanReach { edges { user { login } usability reasons account { status } } } } }`,
  );
  expect(reach).toBe(4);
  const { statements: used } = await asking.count(
    `{ app(oktaId: "a1", org: "${org}") { whoCanReach { edges { user { login } lastUse { state } } } } }`,
  );
  expect(used).toBe(6);
});

test("what is asked of one thing in two places is read once", async () => {
  const { statements } = await asking.count(
    `{ access(user: "u1", app: "a1", org: "${org}") { entitlement usability pathCount paths { kind } account { status } ${status} } }`,
  );
  expect(statements).toBeLessThanOrEqual(8);
});
