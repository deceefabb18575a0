import { buildClientSchema, getIntrospectionQuery, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { costOf } from "../../src/graphql/limits/cost.ts";
import { createSchema } from "../../src/graphql/schema.ts";
import { type Asking, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";

const org = "00oLIMITS";
let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seed({ id: org, users: [{ id: "ada" }], apps: [{ id: "git" }], direct: [{ user: "ada", app: "git" }] });
});
afterAll(() => asking.close());

async function refused(query: string, variables?: Record<string, unknown>) {
  const before = asking.graph.statements();
  const error = await asking.fail(query, variables);
  return { ...error, statements: asking.graph.statements() - before };
}

describe("page sizes", () => {
  const lists = [
    "users(first: $n, org: $org) { nodes { id } }",
    'user(oktaId: "ada", org: $org) { canReach(first: $n) { nodes { id } } }',
    'app(oktaId: "git", org: $org) { whoCanReach(first: $n) { totalCount } }',
    "organizations { syncs(first: $n) { id } }",
    'search(text: "a", first: $n, org: $org) { __typename }',
  ];
  test.each(lists)("%s: more than the cap is an error that names it, written or by variable", async (list) => {
    const byVariable = await refused(
      `query ($n: Int, $org: ID) { ${list} other: users(org: $org, first: 0) { totalCount } }`,
      { n: 101, org },
    );
    expect(byVariable).toMatchObject({ code: "LIMIT_EXCEEDED", statements: 0 });
    expect(byVariable.message).toContain("100");
    const written = await refused(
      `query ($org: ID) { ${list.replace("$n", "1000000")} other: users(org: $org, first: 0) { totalCount } }`,
      {
        org,
      },
    );
    expect(written).toMatchObject({ code: "LIMIT_EXCEEDED", statements: 0 });
    expect(
      await refused(`query ($n: Int = -1, $org: ID) { ${list} other: users(org: $org, first: 0) { totalCount } }`, {
        org,
      }),
    ).toMatchObject({
      code: "LIMIT_EXCEEDED",
    });
  });

  test("paths have a cap of their own", async () => {
    const access = (n: number) => `{ access(user: "ada", app: "git", org: "${org}") { paths(first: ${n}) { kind } } }`;
    expect((await asking.ask(access(1_000))).access.paths).toHaveLength(1);
    expect((await asking.ask(access(0))).access.paths).toHaveLength(0);
    expect(await refused(access(1_001))).toMatchObject({ code: "LIMIT_EXCEEDED" });
  });
});

describe("cost", () => {
  const schema = createSchema();
  const cost = (query: string, variables = {}) => costOf({ schema, document: parse(query), variables });

  test("page sizes are multiplied along each path, whether written, by variable or by default", () => {
    const written = cost("{ users(first: 50) { nodes { canReach(first: 10) { nodes { id } } } } }");
    expect(written).toBeGreaterThanOrEqual(50 + 50 * 10);
    expect(written).toBeLessThan(2_000);
    const query =
      "query ($a: Int, $b: Int = 10) { users(first: $a) { nodes { canReach(first: $b) { nodes { id } } } } }";
    expect(cost(query, { a: 50 })).toBe(written);
    expect(cost("{ users { nodes { id } } }")).toBe(cost("{ users(first: 20) { nodes { id } } }"));
    expect(cost("{ users(first: null) { nodes { id } } }")).toBe(cost("{ users(first: 20) { nodes { id } } }"));
  });

  test("fragments count where they are spread, and fragments within fragments are counted in no time", () => {
    const plain = cost("{ users(first: 7) { nodes { canReach(first: 3) { nodes { id } } } } }");
    const spread = `{ users(first: 7) { ...A } }
      fragment A on UserConnection { nodes { ... on User { ...B } } } fragment B on User { canReach(first: 3) { nodes { id } } }`;
    expect(cost(spread)).toBe(plain);
    const bomb = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(
      "\n",
    );
    expect(cost(`{ ...F0 } ${bomb} fragment F60 on Query { organizations { id } }`)).toBeGreaterThan(1e15);
  });

  test("what an analyst asks is allowed, and what would read the whole org is refused before anything is read", async () => {
    await asking.ask(
      `{ users(org: "${org}", first: 50) { nodes { login canReach(first: 20) { edges { app { label groups(first: 20) { nodes { name } } } paths { kind rules { name } } } } } } }`,
    );
    const greedy = `{ users(org: "${org}", first: 100) { nodes { canReach(first: 100) { nodes { ... on App { whoCanReach(first: 100) { nodes { id } } } } } } } }`;
    expect(await refused(greedy)).toMatchObject({
      code: "LIMIT_EXCEEDED",
      statements: 0,
      extensions: { limit: 50_000 },
    });
  });
});

describe("documents", () => {
  test("too deep", async () => {
    const down = (levels: number): string =>
      levels === 0
        ? "id"
        : `members(first: 1) { edges { user { memberships(first: 1) { edges { group { ${down(levels - 1)} } } } } } }`;
    await asking.ask(`{ group(oktaId: "x", org: "${org}") { ${down(2)} } }`);
    expect(await refused(`{ group(oktaId: "x", org: "${org}") { ${down(3)} } }`)).toMatchObject({
      code: "LIMIT_EXCEEDED",
      statements: 0,
    });
    const inFragments = `{ group(oktaId: "x", org: "${org}") { ...A } }
      fragment A on Group { members { edges { user { memberships { edges { group { ...B } } } } } } }
      fragment B on Group { members { edges { user { memberships { edges { group { ...C } } } } } } }
      fragment C on Group { members { edges { user { login } } } }`;
    expect(await refused(inFragments)).toMatchObject({ code: "LIMIT_EXCEEDED", statements: 0 });
  });

  test("too many aliases, directives and tokens", async () => {
    const many = (count: number, part: (index: number) => string) =>
      Array.from({ length: count }, (_, i) => part(i)).join(" ");
    await asking.ask(`{ ${many(50, (i) => `a${i}: __typename`)} }`);
    for (const query of [
      `{ ${many(51, (i) => `a${i}: __typename`)} }`,
      `{ ${many(51, () => "__typename @include(if: true)")} }`,
      `{ ${many(2_001, () => "__typename")} }`,
    ]) {
      expect(await refused(query)).toMatchObject({ code: "LIMIT_EXCEEDED", statements: 0 });
    }
  });

  test("GraphiQL's own question about the schema is allowed", async () => {
    const data = await asking.ask(getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true }));
    expect(buildClientSchema(data).getQueryType()?.name).toBe("Query");
  });

  test("types within types of the schema have graphql-js's own limit", async () => {
    const fields = (levels: number): string => (levels === 0 ? "name" : `fields { type { ${fields(levels - 1)} } }`);
    expect(await refused(`{ __schema { types { ${fields(6)} } } }`)).toMatchObject({ code: "BAD_USER_INPUT" });
  });

  test("variables nested without end are refused", async () => {
    const deep = (levels: number): object => (levels === 0 ? {} : { not: deep(levels - 1) });
    const question = "query ($filter: UserFilter) { users(filter: $filter) { totalCount } }";
    expect(await refused(question, { filter: deep(1_000) })).toMatchObject({ code: "LIMIT_EXCEEDED", statements: 0 });
  });
});
