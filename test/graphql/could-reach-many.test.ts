import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";
import { seedAdmin } from "./seed-admin.ts";

const org = `00oMANY${process.pid}`;
const people = Array.from({ length: 2_600 }, (_, index) => `p${index}`);
/** Some of those who reach the app, each named by a resource set of their own. */
const named = people.filter((_, index) => index % 130 === 60);
/** To one app by the first of them, to the other by all, so that there are far more ways to it than people. */
const ways = ["fin", "fin2", "fin3", "fin4"];
/** Each has a role through a group. */
const protectedPeople = Array.from({ length: 1_600 }, (_, index) => `r${index}`);
let asking: Asking;

beforeAll(async () => {
  asking = await openAsking();
  const desks = named.map((id) => `over-${id}`);
  await seed({
    id: org,
    users: ["few", "rest", "none", "help", ...desks, ...people, ...protectedPeople].map((id) => ({ id })),
    groups: ["small", "away", "watch", ...ways].map((id) => ({ id })),
    apps: [
      { id: "pay", label: "Payroll", name: "payroll", signOnMode: "SAML_2_0" },
      { id: "hub", label: "Hub", name: "hub", signOnMode: "SAML_2_0" },
      { id: "log", label: "Log", name: "log", signOnMode: "SAML_2_0" },
      { id: "crm", label: "CRM", name: "crm", signOnMode: "SAML_2_0" },
    ],
    members: [
      ...ways.flatMap((group) => people.map((user) => ({ user, group }))),
      ...protectedPeople.map((user) => ({ user, group: "watch" })),
      { user: "p2599", group: "small" },
      ...people.slice(0, 2_590).map((user) => ({ user, group: "away" })),
    ],
    groupApps: [
      { group: "fin", app: "pay" },
      ...ways.map((group) => ({ group, app: "hub" })),
      { group: "watch", app: "log" },
    ],
  });
  await seedAdmin(org, {
    customRoles: [{ id: "crPass", permissions: ["okta.users.credentials.resetPassword"] }],
    resourceSets: [
      ...named.map((id) => ({ id: `s-${id}`, contains: [{ node: id }] })),
      {
        id: "sRest",
        contains: [
          { node: org, kind: "ALL_USERS", excludes: [`orn:okta:directory:${org}:groups:away:contained_resources`] },
        ],
      },
      { id: "sNone", contains: [{ node: "none" }] },
    ],
    assignments: [
      ...named.map((id, index) => ({ id: `n${index}`, to: `over-${id}`, role: "crPass", scope: [`s-${id}`] })),
      { id: "few", to: "few", role: "HELP_DESK_ADMIN", scope: ["small"] },
      { id: "rest", to: "rest", role: "crPass", scope: ["sRest"] },
      { id: "none", to: "none", role: "crPass", scope: ["sNone"] },
      { id: "watch", to: "watch", role: "READ_ONLY_ADMIN", scope: [org] },
      { id: "help", to: "help", role: "HELP_DESK_ADMIN", scope: [org] },
    ],
  });
}, 120_000);
afterAll(() => asking.close());

test.each(["pay", "hub"])(
  "whoever may take over one of many who reach an app is told, wherever that one stands among them",
  async (id) => {
    const { app } = await asking.ask(
      `{ app(oktaId: "${id}", org: "${org}") { couldReach(first: 100) {
         dataStatus { gaps { code reason } } edges { principal { ... on User { oktaId } } } } } }`,
    );
    const found = app.couldReach.edges.map(({ principal }: Data) => principal.oktaId).sort();
    expect(found.filter((id: string) => id !== "rest")).toEqual(
      ["few", "help", ...named.map((id) => `over-${id}`)].sort(),
    );
    // Of all but many, those who are left are not looked for among many: found by chance, or said to be beyond the bound.
    const isBounded = app.couldReach.dataStatus.gaps.some(({ code }: Data) => code === "BOUND");
    expect(isBounded || found.includes("rest")).toBe(true);
  },
);

test("from the other end as well: the app of the one whom a user may take over", async () => {
  const found: string[] = [];
  for (const id of named.slice(0, 6)) {
    const { user } = await asking.ask(
      `{ user(oktaId: "over-${id}", org: "${org}") { couldReach { edges { app { oktaId } } } } }`,
    );
    found.push(...user.couldReach.edges.map(({ app }: Data) => app.oktaId));
  }
  expect(found.sort()).toEqual([...Array(6).fill("hub"), ...Array(6).fill("pay")]);
  const { user } = await asking.ask(
    `{ user(oktaId: "none", org: "${org}") { couldReach { edges { app { oktaId } } } } }`,
  );
  expect(user.couldReach.edges).toEqual([]);
});

test("where all of many who reach an app are protected by a role, that one may be taken over is told as possible", async () => {
  const { app } = await asking.ask(
    `{ app(oktaId: "log", org: "${org}") { couldReach(first: 100) {
         edges { confidence steps { kind } principal { ... on User { oktaId } } } } } }`,
  );
  expect(app.couldReach.edges).toContainEqual({
    confidence: "POSSIBLE",
    steps: [{ kind: "TAKE_OVER" }],
    principal: { oktaId: "help" },
  });
});
