import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asking, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";

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
    `{ app(oktaId: "a1", org: "${org}") { whoCanReach { edges { user { login } usability reasons lastUse { state } account { status } } } } }`,
  );
  expect(reach).toBe(4);
});

test("what is asked of one thing in two places is read once", async () => {
  const { statements } = await asking.count(
    `{ access(user: "u1", app: "a1", org: "${org}") { entitlement usability pathCount paths { kind } account { status } ${status} } }`,
  );
  expect(statements).toBeLessThanOrEqual(8);
});
