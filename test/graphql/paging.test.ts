import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as read from "../../src/graph/queries/read.ts";
import { reachParameters } from "../../src/graphql/filters/reach-filters.ts";
import { chooseDriver } from "../../src/graphql/loaders/driver-choice.ts";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";

const org = "00oPAGING";
const odd = [
  "",
  " ",
  "Zoë",
  "zoe",
  "ZOE",
  "İ",
  "ß",
  "SS",
  "日本",
  "😀",
  "😀a",
  "\u{10FFFF}",
  "\uFFFD",
  "~",
  "a\tb",
  "É",
  "é",
];
const logins = [
  ...odd,
  ...odd,
  ...fc.sample(fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }), { numRuns: 120, seed: 7 }),
];
const users = logins.map((login, index) => ({ id: `u${String(index).padStart(3, "0")}`, login }));
const members = users.filter((_, index) => index % 3 !== 0);
const direct = users.filter((_, index) => index % 5 === 0);
const reaching = users.filter((user) => members.includes(user) || direct.includes(user));

/** Neo4j orders text by code points. */
const place = ({ id, login }: { id: string; login: string }) =>
  Buffer.from(`${login.toLowerCase()}\u0000${id}`, "utf8");
const inOrder = (list: typeof users) =>
  [...list].sort((a, b) => Buffer.compare(place(a), place(b))).map(({ id }) => id);

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seed({
    id: org,
    users,
    groups: users.map(({ id, login }) => ({ id: `g-${id}`, name: login })),
    apps: [{ id: "git" }, ...users.map(({ id, login }) => ({ id: `a-${id}`, label: login }))],
    members: [
      ...members.map(({ id }) => ({ user: id, group: "g-u000" })),
      ...users.map(({ id }) => ({ user: "u001", group: `g-${id}` })).slice(1),
    ],
    direct: [
      ...direct.map(({ id }) => ({ user: id, app: "git" })),
      ...users.map(({ id }) => ({ user: "u002", app: `a-${id}` })),
    ],
    groupApps: [
      { group: "g-u000", app: "git" },
      ...users.map(({ id }) => ({ group: "g-u003", app: `a-${id}` })),
      ...users.map(({ id }) => ({ group: `g-${id}`, app: "a-u000" })),
    ],
  });
});
afterAll(() => asking.close());

/** Reads a list page by page to its end. */
async function pages(list: (page: string) => string, first: number, pick: (edge: Data) => string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const data: Data = await asking.ask(`query ($after: String) ${list(`first: ${first}, after: $after`)}`, { after });
    const connection = Object.values(data.node ?? data)[0] as Data;
    const { edges, nodes, pageInfo } = connection;
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
    expect(pageInfo.startCursor).toBe(edges.at(0)?.cursor ?? null);
    expect(nodes).toHaveLength(edges.length);
    ids.push(...edges.map(pick));
    if (!pageInfo.hasNextPage) return ids;
    expect(edges).toHaveLength(first);
    after = pageInfo.endCursor;
  }
}

const info = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
const nodeOf = (edge: Data) => edge.node.oktaId.replace(/^[ga]-/, "");
const globalId = (type: string, id: string) => Buffer.from(`${type}:${org}/${id}`).toString("base64url");
const reachField = (args: string) => `whoCanReach(${args}) { nodes { id } edges { cursor user { oktaId } } ${info} }`;
const all = users.map(({ id }) => id);

describe.each([13, 100])("pages of %i hold each entry once, in order, whatever the names", (first) => {
  test.each(["ASC", "DESC"])("users, groups and apps, %s", async (direction) => {
    const expected = direction === "ASC" ? inOrder(users) : inOrder(users).reverse();
    for (const [name, field] of [
      ["users", "LOGIN"],
      ["groups", "NAME"],
      ["apps", "LABEL"],
    ] as const) {
      const list = (page: string) =>
        `{ ${name}(org: "${org}", ${page}, orderBy: { field: ${field}, direction: ${direction} }) {
             nodes { id } edges { cursor node { oktaId } } ${info} } }`;
      expect((await pages(list, first, nodeOf)).filter((id) => id !== "git")).toEqual(expected);
    }
  });

  test.each(["ASC", "DESC"])("who can reach an app, %s", async (direction) => {
    const list = (page: string) =>
      `{ node(id: "${globalId("App", "git")}") { ... on App { ${reachField(`${page}, orderBy: { direction: ${direction} }`)} } } }`;
    const expected = direction === "ASC" ? inOrder(reaching) : inOrder(reaching).reverse();
    expect(await pages(list, first, (edge) => edge.user.oktaId)).toEqual(expected);
  });

  test("members, memberships, reachable apps, assigned groups and apps of a group", async () => {
    const lists: [string, string, string, string, string[]][] = [
      ["Group", "g-u000", "members", "user", inOrder(members)],
      ["User", "u001", "memberships", "group", inOrder(users)],
      ["User", "u002", "canReach", "app", inOrder(users)],
      ["App", "a-u000", "groups", "group", inOrder(users)],
      ["Group", "g-u003", "apps", "node", inOrder(users)],
    ];
    for (const [type, id, field, other, expected] of lists) {
      const list = (page: string) =>
        `{ node(id: "${globalId(type, id)}") { ... on ${type} { ${field}(${page}) {
             nodes { id } edges { cursor ${other} { oktaId } } ${info} } } } }`;
      const ids = await pages(list, first, (edge) => edge[other].oktaId.replace(/^[ga]-/, ""));
      expect(ids.filter((found) => all.includes(found))).toEqual(expected);
    }
  });
});

test("both sides a page can be read from give the same pages, in both orders", async () => {
  const whole = { from: `${org}\u0000`, to: `${org}\u0001` };
  const key = `${org}/git`;
  const expected = inOrder(reaching);
  const sides = [
    { ascending: read.whoCanReachByApp, descending: read.whoCanReachByAppDescending },
    { ascending: read.whoCanReachByUserIndex, descending: read.whoCanReachByUserIndexDescending },
  ];
  for (const { ascending, descending } of sides) {
    for (const isUp of [true, false]) {
      const ids: string[] = [];
      let range = whole;
      for (;;) {
        const [row] = await asking.graph.read(isUp ? ascending : descending, {
          keys: [key],
          ...range,
          limit: 11n,
          ...reachParameters(null),
        });
        const edges = row?.edges ?? [];
        ids.push(...edges.map(({ user }) => user.oktaId));
        const last = edges.at(-1)?.user.sortKey;
        if (last === undefined) break;
        range = isUp ? { ...whole, from: last } : { ...whole, to: last };
      }
      expect(ids).toEqual(isUp ? expected : [...expected].reverse());
    }
  }
  const membership = {
    keys: [`${org}/g-u000`],
    ...whole,
    limit: 1_000n,
    userFilter: [[]],
    groupFilter: [[]],
    reasons: null,
  };
  const byGroup = await asking.graph.read(read.membersByGroup, membership);
  expect(await asking.graph.read(read.membersByUserIndex, membership)).toEqual(byGroup);
});

test("few who belong are collected, many are found by walking the order, and a selective filter tips to collecting", () => {
  expect(chooseDriver(33, 100_000, 50, false)).toBe("PARENT");
  expect(chooseDriver(831, 100_000, 50, false)).toBe("PARENT");
  expect(chooseDriver(46_000, 100_000, 50, false)).toBe("INDEX");
  expect(chooseDriver(5_000, 100_000, 50, false)).toBe("INDEX");
  expect(chooseDriver(5_000, 100_000, 50, true)).toBe("PARENT");
  expect(chooseDriver(1_000_000, 100_000, 50, true)).toBe("INDEX");
  expect(chooseDriver(0, 0, 0, false)).toBe("PARENT");
});

test("a page of none is for counting", async () => {
  const { users: list } = await asking.ask(
    `{ users(org: "${org}", first: 0) { totalCount edges { cursor } pageInfo { hasNextPage endCursor } } }`,
  );
  expect(list).toEqual({ totalCount: users.length, edges: [], pageInfo: { hasNextPage: true, endCursor: null } });
});

test("what is counted is what the pages hold", async () => {
  const { app } = await asking.ask(`{ app(oktaId: "git", org: "${org}") { whoCanReach(first: 0) { totalCount } } }`);
  expect(app.whoCanReach.totalCount).toBe(reaching.length);
});

test("a cursor fits only the list, order and org it was made for", async () => {
  const cursorOf = async (list: string) => (await asking.ask(`{ ${list} }`)).list.pageInfo.endCursor as string;
  const user = await cursorOf(`list: users(org: "${org}", first: 3) { pageInfo { endCursor } }`);
  const group = await cursorOf(`list: groups(org: "${org}", first: 3) { pageInfo { endCursor } }`);
  const other = "00oPAGINGTOO";
  await seed({ id: other, users: [{ id: "u" }] });
  const foreign = await cursorOf(`list: users(org: "${other}", first: 1) { pageInfo { endCursor } }`);
  const wrong = [
    group,
    foreign,
    "",
    "x",
    "%%%",
    `${user}=`,
    user.slice(0, 6),
    Buffer.from("1u+").toString("base64url"),
  ];
  for (const after of wrong) {
    expect(
      await asking.fail("query ($org: ID!, $after: String) { users(org: $org, after: $after) { nodes { id } } }", {
        org,
        after,
      }),
    ).toMatchObject({ code: "BAD_CURSOR" });
  }
  expect(
    await asking.fail(`{ users(org: "${org}", after: "${user}", orderBy: { direction: DESC }) { nodes { id } } }`),
  ).toMatchObject({ code: "BAD_CURSOR" });
});
