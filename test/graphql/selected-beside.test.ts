import { makeExecutableSchema } from "@graphql-tools/schema";
import { graphql } from "graphql";
import { expect, test } from "vitest";
import type { Context } from "../../src/graphql/context.ts";
import { selectedBeside } from "../../src/graphql/selected-beside.ts";

const typeDefs = `
  interface Node { id: ID }
  type User implements Node { id: ID, roles: [Role], boss: User, seen: [String] }
  type Group implements Node { id: ID, roles: [Role], seen: [String] }
  type Role { name: String, holder: Node }
  type Query { users: [User], node: Node, user: User }`;
const user = () => ({ __typename: "User", roles: [{ holder: { __typename: "Group" } }], boss: {} });
const tell = (_: unknown, _args: unknown, context: Context, info: Parameters<typeof selectedBeside>[1]) =>
  [...selectedBeside(context, info)].sort();
const schema = makeExecutableSchema({
  typeDefs,
  resolvers: {
    Query: { users: () => [user(), user()], node: user, user },
    User: { seen: tell, boss: () => ({}) },
    Group: { seen: tell },
  },
});

async function ask(source: string, variableValues = {}) {
  const { data, errors } = await graphql({ schema, source, contextValue: {} as Context, variableValues });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

test("what stands in the same selection set, under any alias", async () => {
  expect(await ask("{ user { seen } }")).toEqual({ user: { seen: ["seen"] } });
  expect((await ask("{ user { s: seen r: roles { name } id } }")).user.s).toEqual(["id", "roles", "seen"]);
  expect((await ask("{ users { seen roles { name } } }")).users.map(({ seen }: { seen: string[] }) => seen)).toEqual([
    ["roles", "seen"],
    ["roles", "seen"],
  ]);
});

test("what stands in fragments, named or not, also in one that is spread elsewhere", async () => {
  const asked = await ask(`{ user { ...A ... on Node { id } ... { boss { seen } } } user { roles { name } } }
    fragment A on User { seen } `);
  expect(asked.user.seen).toEqual(["boss", "id", "roles", "seen"]);
  expect(asked.user.boss.seen).toEqual(["seen"]);
});

test("only what is asked of the same object", async () => {
  const asked =
    await ask(`{ a: user { seen } b: user { seen roles { name holder { ... on Group { seen id } ... on User { roles { name } } } } }
    node { ... on Group { roles { name } } ... on User { seen } } }`);
  expect(asked.a.seen).toEqual(["seen"]);
  expect(asked.b.seen).toEqual(["roles", "seen"]);
  expect(asked.b.roles[0].holder.seen).toEqual(["id", "seen"]);
  expect(asked.node.seen).toEqual(["seen"]);
});

test("nothing that is left out by a directive", async () => {
  const query = `query ($yes: Boolean!) { user { seen roles @include(if: $yes) { name } ... @skip(if: $yes) { id } ...B @include(if: $yes) } }
    fragment B on User { boss { id } }`;
  expect((await ask(query, { yes: true })).user.seen).toEqual(["boss", "roles", "seen"]);
  expect((await ask(query, { yes: false })).user.seen).toEqual(["id", "seen"]);
});
