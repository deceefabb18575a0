import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { narrowByName } from "../../src/graphql/filters/name-range.ts";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";

const org = "00oFILTER";
const words = [
  "Ada",
  "ADA",
  "ada b",
  "Bob",
  "bo",
  "Zoë",
  "ZOË",
  "日本",
  "😀",
  "a'b",
  'q"q',
  "\\",
  "",
  " ",
  "ΑΣ",
  "ΑΣΑ",
  "İ",
];
const days = [
  "2025-12-31T23:59:59.000Z",
  "2026-01-01T00:00:00.000Z",
  "2026-01-01T00:00:00.001Z",
  "2026-06-01T12:00:00.000Z",
];
const statuses = ["ACTIVE", "SUSPENDED", "FROM_THE_FUTURE", null];

interface User {
  id: string;
  login: string;
  status: string | null;
  department: string | null;
  displayName: string | null;
  lastLogin: string | null;
}

const users: User[] = fc
  .sample(
    fc.record({
      login: fc.constantFrom(...words),
      status: fc.constantFrom(...statuses),
      department: fc.constantFrom(...words, null, null),
      displayName: fc.constantFrom(...words, null),
      lastLogin: fc.constantFrom(...days, null),
    }),
    { numRuns: 60, seed: 11 },
  )
  .map((user, index) => ({ ...user, id: `u${index}` }));

const textFilter = fc.oneof(
  fc.record({ eq: fc.constantFrom(...words) }),
  fc.record({ in: fc.array(fc.constantFrom(...words), { maxLength: 3 }) }),
  fc.record({ contains: fc.constantFrom(...words, "a", "B", "o") }),
  fc.record({ startsWith: fc.constantFrom(...words, "a", "B", "z") }),
  fc.record({ isNull: fc.boolean() }),
  fc.record({ startsWith: fc.constantFrom("a", "b"), contains: fc.constantFrom("o", "d") }),
);
const dateFilter = fc.oneof(
  fc.record({ lt: fc.constantFrom(...days) }),
  fc.record({ gt: fc.constantFrom(...days) }),
  fc.record({ gt: fc.constantFrom(...days), lt: fc.constantFrom(...days) }),
  fc.record({ isNull: fc.boolean() }),
);
const statusFilter = fc.oneof(
  fc.record({ eq: fc.constantFrom("ACTIVE", "SUSPENDED", "NONE") }),
  fc.record({ in: fc.array(fc.constantFrom("ACTIVE", "SUSPENDED"), { maxLength: 2 }) }),
  fc.record({ isNull: fc.boolean() }),
);
const { filter: filters } = fc.letrec((again) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ login: textFilter }),
    fc.record({ department: textFilter }),
    fc.record({ displayName: textFilter, status: statusFilter }),
    fc.record({ lastLogin: dateFilter }),
    fc.record({ status: statusFilter }),
    fc.record({ and: fc.array(again("filter"), { maxLength: 3 }) }),
    fc.record({ or: fc.array(again("filter"), { maxLength: 3 }) }),
    fc.record({ not: again("filter"), login: textFilter }),
    fc.record({ not: again("filter") }),
    fc.constant({}),
  ),
}));

/** The same conditions, said in JavaScript. */
function passes(user: Data, filter: Data): boolean {
  return Object.entries(filter).every(([name, condition]: [string, Data]) => {
    if (name === "and") return condition.every((part: Data) => passes(user, part));
    if (name === "or") return condition.some((part: Data) => passes(user, part));
    if (name === "not") return !passes(user, condition);
    const value = user[name] as string | null;
    return Object.entries(condition).every(([operator, wanted]: [string, Data]) => {
      if (operator === "isNull") return (value === null) === wanted;
      if (value === null) return false;
      if (operator === "eq") return value === wanted;
      if (operator === "in") return wanted.includes(value);
      if (operator === "contains") return value.toLowerCase().includes(wanted.toLowerCase());
      if (operator === "startsWith") return value.toLowerCase().startsWith(wanted.toLowerCase());
      return operator === "lt" ? value < wanted : value > wanted;
    });
  });
}

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seed({
    id: org,
    users: users.map((user) => ({ ...user })),
    groups: [
      { id: "all", name: "Alle Ärzte" },
      { id: "none", type: "APP_GROUP" },
    ],
    apps: [
      { id: "git", label: "GitHub" },
      { id: "open", implicitAssignment: true, status: "INACTIVE" },
    ],
    members: users.map(({ id }) => ({ user: id, group: "all", reason: "UNKNOWN" })),
    groupApps: [{ group: "all", app: "git" }],
  });
});
afterAll(() => asking.close());

test("whatever filter is asked, lists, reach and memberships keep exactly what it describes", async () => {
  await fc.assert(
    fc.asyncProperty(filters as fc.Arbitrary<object>, async (filter) => {
      const expected = users.filter((user) => passes(user, filter)).map(({ id }) => id);
      const data = await asking.ask(
        `query ($org: ID!, $filter: UserFilter) {
           users(org: $org, first: 100, filter: $filter) { totalCount nodes { oktaId } }
           app(oktaId: "git", org: $org) { whoCanReach(first: 100, filter: { user: $filter }) { totalCount edges { user { oktaId } } } }
           group(oktaId: "all", org: $org) { members(first: 100, filter: { user: $filter }) { totalCount edges { user { oktaId } } } } }`,
        { org, filter },
      );
      const found = data.users.nodes.map((node: Data) => node.oktaId);
      expect([...found].sort()).toEqual([...expected].sort());
      expect(data.users.totalCount).toBe(expected.length);
      for (const list of [data.app.whoCanReach, data.group.members]) {
        expect(list.edges.map((edge: Data) => edge.user.oktaId)).toEqual(found);
        expect(list.totalCount).toBe(expected.length);
      }
    }),
    { numRuns: 60 },
  );
}, 180_000);

test("filters of groups, apps, flags, reasons and the fixed end of a list work alike", async () => {
  const data = await asking.ask(
    `query ($org: ID!) {
       doctors: groups(org: $org, filter: { name: { contains: "ÄRZTE" } }) { nodes { oktaId } }
       imported: groups(org: $org, filter: { not: { type: { eq: "OKTA_GROUP" } } }) { nodes { oktaId } }
       open: apps(org: $org, filter: { implicitAssignment: { eq: true } }) { nodes { oktaId } }
       closed: apps(org: $org, filter: { implicitAssignment: { eq: false }, status: { in: ["ACTIVE"] } }) { nodes { oktaId } }
       group(oktaId: "all", org: $org) {
         unknown: members(first: 0, filter: { reason: { in: [UNKNOWN] } }) { totalCount }
         direct: members(first: 0, filter: { reason: { eq: DIRECT } }) { totalCount }
         same: members(first: 0, filter: { group: { name: { startsWith: "alle" } } }) { totalCount }
         other: members(first: 0, filter: { group: { name: { startsWith: "x" } } }) { totalCount } }
       app(oktaId: "git", org: $org) {
         same: whoCanReach(first: 0, filter: { app: { label: { eq: "GitHub" } } }) { totalCount }
         other: whoCanReach(filter: { app: { label: { eq: "GITHUB" } } }) { totalCount edges { cursor } } } }`,
    { org },
  );
  const ids = (list: Data) => list.nodes.map((node: Data) => node.oktaId);
  expect([ids(data.doctors), ids(data.imported), ids(data.open), ids(data.closed)]).toEqual([
    ["all"],
    ["none"],
    ["open"],
    ["git"],
  ]);
  const totals = (parent: Data) =>
    Object.fromEntries(Object.entries(parent).map(([name, list]: [string, Data]) => [name, list.totalCount]));
  expect(totals(data.group)).toEqual({ unknown: users.length, direct: 0, same: users.length, other: 0 });
  expect(totals(data.app)).toEqual({ same: users.length, other: 0 });
});

test("an operator given as null is a mistake, never a filter that lets all pass", async () => {
  for (const filter of [{ login: { eq: null } }, { status: { in: null } }, { lastLogin: { gt: null } }]) {
    const question = "query ($org: ID!, $filter: UserFilter) { users(org: $org, filter: $filter) { totalCount } }";
    expect(await asking.fail(question, { org, filter })).toMatchObject({ code: "BAD_USER_INPUT" });
  }
});

test("a filter that grows beyond bounds is refused before Neo4j sees it", async () => {
  const question = "query ($org: ID!, $filter: UserFilter) { users(org: $org, filter: $filter) { totalCount } }";
  const pairs = Array.from({ length: 9 }, () => ({ or: [{ login: { eq: "a" } }, { login: { eq: "b" } }] }));
  const deep = (levels: number): object => (levels === 0 ? {} : { not: deep(levels - 1) });
  for (const filter of [
    { and: pairs },
    { or: Array.from({ length: 201 }, () => ({ login: { eq: "a" } })) },
    { login: { in: Array.from({ length: 1_001 }, String) } },
    deep(30),
  ]) {
    const before = asking.graph.statements();
    expect(await asking.fail(question, { org, filter })).toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(asking.graph.statements() - before).toBeLessThanOrEqual(1);
  }
});

test("a date is read with any offset, and a text that is none is refused", async () => {
  const question =
    "query ($org: ID!, $lt: DateTime!) { users(org: $org, filter: { lastLogin: { lt: $lt } }) { totalCount } }";
  const before = async (lt: string) => (await asking.ask(question, { org, lt })).users.totalCount;
  expect(await before("2026-01-01T01:00:00+01:00")).toBe(await before("2026-01-01T00:00:00Z"));
  expect(await before("2026-01-01")).toBe(await before("2026-01-01T00:00:00Z"));
  for (const lt of ["yesterday", "2026-13-01", "2026-01-01T00:00:00", "", 5, "2026-02-30T00:00:00Z"]) {
    const answer = await asking.fail(question, { org, lt });
    expect([lt, answer.code]).toEqual([lt, "BAD_USER_INPUT"]);
  }
});

test("a demanded beginning narrows what is read, and nothing else does", () => {
  const whole = { from: "o\u0000", to: "o\u0001" };
  const starts = (field: string, negated = false) => [[{ field, op: "STARTS_WITH", values: ["Ab"], negated }]];
  expect(narrowByName(whole, starts("login"), "login", "o")).toEqual({ from: "o\u0000ab", to: "o\u0000ab\u{10FFFF}" });
  for (const filter of [starts("email"), starts("login", true), [...starts("login"), ...starts("email")], [[]], []]) {
    expect(narrowByName(whole, filter, "login", "o")).toEqual(whole);
  }
  const later = { from: "o\u0000ac\u0000x", to: "o\u0001" };
  expect(narrowByName(later, starts("login"), "login", "o").from).toBe(later.from);
});
