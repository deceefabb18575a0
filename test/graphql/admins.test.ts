import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";
import { seedAdmin } from "./seed-admin.ts";

const org = "00oADMINS";
// Neo4j orders text by code points, which differ from JavaScript's order where there are letters like the last two.
const logins = ["", " ", "Zoë", "zoe", "ZOE", "日本", "😀", "\uFFFD", "é", "É", "b", "B"];
const users = logins.map((login, index) => ({ id: `u${String(index).padStart(2, "0")}`, login }));
const groups = [
  { id: "g1", name: "\u{10FFFF}" },
  { id: "g2", name: "\uFFFC" },
];
const apps = [{ id: "svc", label: "Zoe" }];
const assignments = [
  ...users.slice(0, 8).map(({ id }) => ({ id: "ra1", to: id, role: "READ_ONLY_ADMIN" })),
  { id: "ra2", to: "u00", role: "SUPER_ADMIN" },
  { id: "ra3", to: "u06", role: "USER_ADMIN", scope: ["g2"] },
  { id: "ra1", to: "g1", role: "SUPER_ADMIN", scopeKnown: false },
  { id: "ra2", to: "g1", role: "cr0help" },
  { id: "ra1", to: "g2", role: "cr0help", scope: ["iam1"] },
  { id: "ra1", to: "svc", role: "APP_ADMIN", scope: ["svc"] },
];
const members = [
  ...users.map(({ id }) => ({ user: id, group: "g1" })),
  ...users.slice(6).map(({ id }) => ({ user: id, group: "g2" })),
];

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seed({ id: org, users, groups, apps, members });
  await seedAdmin(org, {
    customRoles: [{ id: "cr0help", label: "Helpers of Ñuñoa", permissions: [] }],
    resourceSets: [{ id: "iam1" }],
    assignments,
  });
  // Another org's roles are never told.
  await seed({ id: `${org}2`, users: [{ id: "x" }] });
  await seedAdmin(`${org}2`, { assignments: [{ id: "ra1", to: "x", role: "SUPER_ADMIN" }] });
});
afterAll(() => asking.close());

/** What is to be found, in order: by the holder's name, then by the assignment. */
const names = new Map([...users, ...groups, ...apps].map((node) => [node.id, Object.values(node)[1] as string]));
const place = (holder: string) => Buffer.from(`${names.get(holder)?.toLowerCase()}\u0000${holder}`, "utf8");
const expected = assignments
  .flatMap(({ id, to, role }) => [
    { holder: to, assignee: to, id, role },
    ...members.filter(({ group }) => group === to).map(({ user }) => ({ holder: user, assignee: to, id, role })),
  ])
  .sort(
    (a, b) =>
      Buffer.compare(place(a.holder), place(b.holder)) || (`${a.assignee}/${a.id}` < `${b.assignee}/${b.id}` ? -1 : 1),
  )
  .map(({ holder, assignee, id, role }) => `${holder} ${assignee} ${id} ${role}`);

const named = "... on User { oktaId } ... on Group { oktaId } ... on App { oktaId }";
const fields = `edges { cursor node { oktaId role { oktaId } holder { __typename ${named} } assignee { ${named} } through { oktaId } } }
  pageInfo { hasNextPage hasPreviousPage endCursor } totalCount`;
const spelt = ({ node }: Data) => `${node.holder.oktaId} ${node.assignee.oktaId} ${node.oktaId} ${node.role.oktaId}`;

async function page(args: string) {
  return (await asking.ask(`{ admins(org: "${org}" ${args}) { ${fields} } }`)).admins;
}

test.each([1, 2, 7, 100])("pages of %i give everybody who has a role, once and in order", async (first) => {
  const found: string[] = [];
  let after = "";
  for (;;) {
    const { edges, pageInfo, totalCount } = await page(`first: ${first} ${after}`);
    expect(totalCount).toBe(expected.length);
    expect(pageInfo.hasPreviousPage).toBe(after !== "");
    found.push(...edges.map(spelt));
    if (!pageInfo.hasNextPage) break;
    after = `after: "${pageInfo.endCursor}"`;
  }
  expect(found).toEqual(expected);
});

test("each entry says whether it came through a group", async () => {
  const { edges } = await page("first: 100");
  for (const { node } of edges) {
    const isMember = node.holder.oktaId !== node.assignee.oktaId;
    expect(node.through).toEqual(isMember ? { oktaId: node.assignee.oktaId } : null);
    if (isMember) expect(node.holder.__typename).toBe("User");
  }
});

describe("filters", () => {
  const isMember = (entry: string) => entry.split(" ")[0] !== entry.split(" ")[1];
  const roleOf = (entry: string) => entry.split(" ")[3] ?? "";
  const cases: [string, (entry: string) => boolean][] = [
    ["kind: [GROUP, APP]", (entry) => /^(g|svc)/.test(entry)],
    ["kind: [USER]", (entry) => entry.startsWith("u")],
    ["kind: []", () => false],
    ['role: { eq: "SUPER_ADMIN" }', (entry) => roleOf(entry) === "SUPER_ADMIN"],
    ['role: { eq: "cr0help" }', (entry) => roleOf(entry) === "cr0help"],
    ['role: { eq: "CUSTOM" }', (entry) => roleOf(entry) === "cr0help"],
    ['role: { in: ["SUPER_ADMIN", "APP_ADMIN"] }', (entry) => ["SUPER_ADMIN", "APP_ADMIN"].includes(roleOf(entry))],
    ["role: { in: [] }", () => false],
    ['role: { contains: "ñUÑ" }', (entry) => roleOf(entry) === "cr0help"],
    ['role: { startsWith: "super a" }', (entry) => roleOf(entry) === "SUPER_ADMIN"],
    ['role: { startsWith: "helpers", contains: "nobody" }', () => false],
    ["through: { eq: true }", isMember],
    ["through: { eq: false }", (entry) => !isMember(entry)],
    ['user: { login: { eq: "zoe" } }', (entry) => entry.startsWith("u03")],
    ["user: {}", (entry) => entry.startsWith("u")],
    ['user: { login: { eq: "zoe" } }, kind: [GROUP]', () => false],
    [
      'user: { not: { login: { eq: "zoe" } } }, through: { eq: true }',
      (entry) => isMember(entry) && !entry.startsWith("u03"),
    ],
    ["scopeKind: [UNKNOWN]", (entry) => entry.includes(" g1 ra1 ")],
    ["scopeKind: [GROUPS, RESOURCE_SET, APPS]", (entry) => /ra3|g2|svc/.test(entry)],
    ["scopeKind: [ORGANIZATION], kind: [GROUP]", (entry) => entry.startsWith("g1 g1 ra2")],
  ];
  test.each(cases)("%s", async (filter, passes) => {
    const wanted = expected.filter(passes);
    const { edges, totalCount } = await page(`first: 100, filter: { ${filter} }`);
    expect(edges.map(spelt)).toEqual(wanted);
    expect(totalCount).toBe(wanted.length);
  });

  test("a condition that says nothing is a mistake", async () => {
    for (const filter of ["through: { eq: null }", "role: { eq: null }"]) {
      const failed = await asking.fail(`{ admins(org: "${org}", filter: { ${filter} }) { totalCount } }`);
      expect(failed).toMatchObject({ code: "BAD_USER_INPUT" });
    }
  });
});

test("a cursor of another list is refused", async () => {
  const { users: list } = await asking.ask(`{ users(org: "${org}", first: 1) { pageInfo { endCursor } } }`);
  const failed = await asking.fail(
    `{ admins(org: "${org}", after: "${list.pageInfo.endCursor}") { totalCount nodes { oktaId } } }`,
  );
  expect(failed).toMatchObject({ code: "BAD_CURSOR" });
});

test("roles whose labels JavaScript and Neo4j would order differently are read page by page, each once", async () => {
  const id = `${org}3`;
  const labels = ["\u{1F600}", "\uFFFD", "b", "B", "b", "", "É", "ß"];
  await seed({ id });
  await seedAdmin(id, { customRoles: labels.map((label, index) => ({ id: `cr${index}`, label })) });
  const found: string[] = [];
  let after = "";
  for (;;) {
    const { roles } = await asking.ask(
      `{ roles(org: "${id}", first: 1 ${after}) { nodes { oktaId } pageInfo { hasNextPage endCursor } } }`,
    );
    found.push(...roles.nodes.map(({ oktaId }: Data) => oktaId));
    if (!roles.pageInfo.hasNextPage) break;
    after = `after: "${roles.pageInfo.endCursor}"`;
  }
  expect([...found].sort()).toEqual(labels.map((_, index) => `cr${index}`));
  expect(found).toHaveLength(labels.length);
});
