import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedAdminScene, seen } from "./admin-scene.ts";
import { type Asking, type Data, openAsking } from "./ask.ts";

const org = "00oROLES";
let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seedAdminScene(org);
});
afterAll(() => asking.close());

const ask = async (query: string) => await asking.ask(query.replaceAll(/\bORG\b/g, `org: "${org}"`));
const named = "__typename ... on User { login } ... on Group { name } ... on App { label }";

describe("the roles of a user", () => {
  test("are those of their own and then those through each group, each by its own way", async () => {
    const { user } = await ask(`{ user(oktaId: "ada", ORG) { adminRoles {
      oktaId role { label } through { name } membership status since expires created
      assignee { ${named} } holder { ${named} } scope { kind } } } }`);
    const ada = { __typename: "User", login: "ada" };
    const through = (name: string) => ({ assignee: { __typename: "Group", name }, holder: ada, through: { name } });
    const own = { assignee: ada, holder: ada, through: null, membership: null };
    expect(user.adminRoles).toMatchObject([
      { ...own, oktaId: "ra1", role: { label: "Group Administrator" }, since: seen, scope: { kind: "GROUPS" } },
      {
        ...own,
        oktaId: "ra2",
        role: { label: "Super Administrator" },
        since: "2026-01-05T00:00:00.000Z",
        scope: { kind: "UNKNOWN" },
      },
      { ...through("Admins"), membership: "RULE", role: { label: "Group Administrator" } },
      { ...through("Admins"), membership: "RULE", role: { label: "Helper" }, scope: { kind: "RESOURCE_SET" } },
      {
        ...through("Operations"),
        membership: "DIRECT",
        oktaId: "ra1",
        role: { label: "Super Administrator" },
        status: "INACTIVE",
        expires: "2027-01-01T00:00:00.000Z",
        created: seen,
        scope: { kind: "ORGANIZATION" },
      },
    ]);
  });

  test("are none where there are none", async () => {
    const { user } = await ask(`{ user(oktaId: "cleo", ORG) { adminRoles { oktaId } apiTokens { name } } }`);
    expect(user).toEqual({ adminRoles: [], apiTokens: [] });
  });
});

test("groups and apps have the roles given to themselves, by label", async () => {
  const { group, app } = await ask(`{
    group(oktaId: "adm", ORG) { adminRoles { role { label } through { name } membership holder { ${named} } assignee { ${named} } } }
    app(oktaId: "svc", ORG) { adminRoles { role { label } holder { ${named} } } } }`);
  const admins = { __typename: "Group", name: "Admins" };
  expect(group.adminRoles).toEqual([
    { role: { label: "Group Administrator" }, through: null, membership: null, holder: admins, assignee: admins },
    { role: { label: "Helper" }, through: null, membership: null, holder: admins, assignee: admins },
  ]);
  expect(app.adminRoles.map(({ role }: Data) => role.label)).toEqual([
    "Application Administrator",
    "Read-only Administrator",
    "Unread",
  ]);
});

test("what a role is limited to is told by its kind, and never guessed", async () => {
  const scope = `scope { kind groups { name } groupCount apps { label } appCount appNames resourceSet { label } unresolved }`;
  const { user, group, app } = await ask(`{
    user(oktaId: "ada", ORG) { adminRoles { ${scope} } }
    group(oktaId: "adm", ORG) { adminRoles { ${scope} } }
    app(oktaId: "svc", ORG) { adminRoles { ${scope} } } }`);
  const nothing = {
    groups: [],
    groupCount: 0,
    apps: [],
    appCount: 0,
    appNames: [],
    resourceSet: null,
    unresolved: [],
  };
  const scopes = (of: Data) => of.adminRoles.map((role: Data) => role.scope);
  expect(scopes(user).slice(0, 2)).toEqual([
    {
      ...nothing,
      kind: "GROUPS",
      groups: [{ name: "Engineering" }, { name: "Operations" }],
      groupCount: 2,
      unresolved: ["00gGONE"],
    },
    { ...nothing, kind: "UNKNOWN" },
  ]);
  expect(scopes(group)).toEqual([
    { ...nothing, kind: "ORGANIZATION" },
    { ...nothing, kind: "RESOURCE_SET", resourceSet: { label: "Staff" } },
  ]);
  expect(scopes(app)).toEqual([
    { ...nothing, kind: "APPS", apps: [{ label: "GitHub" }], appCount: 1, appNames: ["github"] },
    { ...nothing, kind: "UNKNOWN" },
    { ...nothing, kind: "APPS", appNames: ["zoom"] },
  ]);
});

test("factors are known where they were read, also when there are none", async () => {
  const factors = "factors { known reason nodes { factorType provider status created } }";
  const { ada, bob, cleo } = await ask(`{
    ada: user(oktaId: "ada", ORG) { ${factors} apiTokens { name } } bob: user(oktaId: "bob", ORG) { ${factors} }
    cleo: user(oktaId: "cleo", ORG) { ${factors} } }`);
  expect(ada).toEqual({
    factors: {
      known: true,
      reason: null,
      nodes: [
        { factorType: "push", provider: "OKTA", status: "ACTIVE", created: seen },
        { factorType: "webauthn", provider: "FIDO", status: "ACTIVE", created: seen },
      ],
    },
    apiTokens: [{ name: "Alpha" }, { name: "beta" }],
  });
  expect(bob.factors).toEqual({ known: true, reason: null, nodes: [] });
  expect(cleo.factors).toMatchObject({ known: false, reason: expect.stringContaining("--factors all"), nodes: [] });
});

test("a service app has its public keys", async () => {
  const { app } = await ask(`{ app(oktaId: "svc", ORG) { credentials { kid status created } } }`);
  expect(app.credentials).toEqual([
    { kid: "a", status: "ACTIVE", created: seen },
    { kid: "b", status: "ACTIVE", created: seen },
  ]);
});
