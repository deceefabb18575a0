import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedAdminScene, seen } from "./admin-scene.ts";
import { type Asking, type Data, openAsking } from "./ask.ts";

const org = "00oROLES2";
let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seedAdminScene(org);
});
afterAll(() => asking.close());

const ask = async (query: string) => await asking.ask(query.replaceAll(/\bORG\b/g, `org: "${org}"`));
const named = "__typename ... on User { login } ... on Group { name } ... on App { label }";

describe("a role", () => {
  const roleOf = async (by: string) => (await ask(`{ role(${by}, ORG) { oktaId } }`)).role?.oktaId ?? null;

  test("is found by global id, Okta id, type or label", async () => {
    const { role } = await ask(
      `{ role(type: "SUPER_ADMIN", ORG) { id oktaId type kind label permissions { label } } }`,
    );
    expect(role).toMatchObject({
      oktaId: "SUPER_ADMIN",
      type: "SUPER_ADMIN",
      kind: "STANDARD",
      label: "Super Administrator",
      permissions: null,
    });
    expect(await roleOf(`id: "${role.id}"`)).toBe("SUPER_ADMIN");
    expect(await roleOf('oktaId: "cr0helper"')).toBe("cr0helper");
    expect(await roleOf('label: "hELPER"')).toBe("cr0helper");
    expect(await roleOf('label: "help"')).toBeNull();
    expect(await roleOf('type: "ORG_ADMIN"')).toBeNull();
    const { node } = await ask(
      `{ node(id: "${role.id}") { __typename ... on Role { label organization { oktaId } } } }`,
    );
    expect(node).toEqual({ __typename: "Role", label: "Super Administrator", organization: { oktaId: org } });
  });

  test("takes exactly one argument, and not the type that all custom roles have", async () => {
    const fails = async (by: string) => await asking.fail(`{ role(${by} org: "${org}") { id } }`);
    expect(await fails("")).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(await fails('type: "SUPER_ADMIN", label: "x"')).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(await fails('type: "CUSTOM"')).toMatchObject({ code: "BAD_USER_INPUT" });
  });

  test("tells its permissions where they are known, and what limits them", async () => {
    const { helper, unread } = await ask(`{
      helper: role(label: "Helper", ORG) { kind permissions { label conditions } }
      unread: role(label: "Unread", ORG) { permissions { label } } }`);
    expect(helper).toEqual({
      kind: "CUSTOM",
      permissions: [
        { label: "okta.groups.read", conditions: null },
        { label: "okta.users.manage", conditions: '{"include":[]}' },
      ],
    });
    expect(unread.permissions).toBeNull();
  });

  test("lists its assignments, each for the one it was given to", async () => {
    const { role } = await ask(`{ role(type: "SUPER_ADMIN", ORG) { assignments(first: 1) {
      totalCount pageInfo { hasNextPage endCursor } nodes { holder { ${named} } through { name } scope { kind } } } } }`);
    const { totalCount, nodes, pageInfo } = role.assignments;
    expect([totalCount, nodes, pageInfo.hasNextPage]).toEqual([
      2,
      [{ holder: { __typename: "User", login: "ada" }, through: null, scope: { kind: "UNKNOWN" } }],
      true,
    ]);
    const next = await ask(
      `{ role(type: "SUPER_ADMIN", ORG) { assignments(after: "${pageInfo.endCursor}") { nodes { holder { ${named} } } pageInfo { hasNextPage } } } }`,
    );
    expect(next.role.assignments).toEqual({
      nodes: [{ holder: { __typename: "Group", name: "Operations" } }],
      pageInfo: { hasNextPage: false },
    });
  });
});

describe("a resource set", () => {
  test("is found, and tells what it holds and whose roles it limits", async () => {
    const { resourceSet } = await ask(`{ resourceSet(label: "staff", ORG) { id oktaId label orns
      resources { totalCount edges { kind orn excludes appName node { ${named} ... on Organization { oktaId } } } }
      assignments { totalCount nodes { role { label } holder { ${named} } } } } }`);
    expect(resourceSet).toMatchObject({ oktaId: "iam1", label: "Staff", orns: ["orn:b", "orn:a", "orn:device"] });
    expect(resourceSet.resources).toEqual({
      totalCount: 4,
      edges: [
        { kind: "SELF", orn: "orn:a", excludes: [], appName: null, node: { __typename: "User", login: "ada" } },
        {
          kind: "MEMBERS",
          orn: "orn:b",
          excludes: ["orn:x"],
          appName: null,
          node: { __typename: "Group", name: "Engineering" },
        },
        {
          kind: "APPS_OF_TYPE",
          orn: "orn:c",
          excludes: [],
          appName: "github",
          node: { __typename: "App", label: "GitHub" },
        },
        {
          kind: "OTHER",
          orn: "orn:device",
          excludes: [],
          appName: null,
          node: { __typename: "Organization", oktaId: org },
        },
      ],
    });
    expect(resourceSet.assignments).toEqual({
      totalCount: 1,
      nodes: [{ role: { label: "Helper" }, holder: { __typename: "Group", name: "Admins" } }],
    });
    const { node } = await ask(`{ node(id: "${resourceSet.id}") { ... on ResourceSet { label } } }`);
    expect(node).toEqual({ label: "Staff" });
  });

  test("is read page by page", async () => {
    const orns: string[] = [];
    let after = "null";
    for (;;) {
      const { resourceSet } = await ask(
        `{ resourceSet(oktaId: "iam1", ORG) { resources(first: 1, after: ${after}) { edges { orn } pageInfo { hasNextPage endCursor } } } }`,
      );
      orns.push(...resourceSet.resources.edges.map(({ orn }: Data) => orn));
      after = JSON.stringify(resourceSet.resources.pageInfo.endCursor);
      if (!resourceSet.resources.pageInfo.hasNextPage) break;
    }
    expect(orns).toEqual(["orn:a", "orn:b", "orn:c", "orn:device"]);
  });
});

test("the lists of roles, sets and tokens are in the order of their names", async () => {
  const { roles, resourceSets, apiTokens } = await ask(`{
    roles(first: 3, ORG) { totalCount nodes { label } pageInfo { hasNextPage endCursor } }
    resourceSets(ORG) { totalCount nodes { label } }
    apiTokens(ORG) { totalCount nodes { name clientName expires owner { login } } } }`);
  expect(roles).toMatchObject({
    totalCount: 6,
    nodes: [{ label: "Application Administrator" }, { label: "Group Administrator" }, { label: "Helper" }],
    pageInfo: { hasNextPage: true },
  });
  const rest = await ask(`{ roles(after: "${roles.pageInfo.endCursor}", ORG) { nodes { label } } }`);
  expect(rest.roles.nodes.map(({ label }: Data) => label)).toEqual([
    "Read-only Administrator",
    "Super Administrator",
    "Unread",
  ]);
  expect(resourceSets).toEqual({ totalCount: 1, nodes: [{ label: "Staff" }] });
  expect(apiTokens).toEqual({
    totalCount: 3,
    nodes: [
      { name: "Alpha", clientName: "Okta API", expires: seen, owner: { login: "ada" } },
      { name: "beta", clientName: "Okta API", expires: seen, owner: { login: "ada" } },
      { name: "lost", clientName: "Okta API", expires: seen, owner: null },
    ],
  });
});
