import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { seed } from "./seed.ts";

const org = "00oLOOKUP";
const other = "00oLOOKUPTOO";
const long = "x".repeat(1_500);
let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seed({
    id: org,
    connectionName: "lookup",
    users: [
      { id: "u1", login: "Ada@Example.com" },
      { id: "u2", login: "ada@example.com.au" },
      { id: "u3", login: "😀" },
    ],
    groups: [
      { id: "g1", name: "Team" },
      { id: "g2", name: "TEAM" },
      { id: "g3", name: "Team" },
      { id: "g4", name: "teams" },
      { id: "g5", name: long },
      { id: "g6", name: `${long}y` },
    ],
    apps: [
      { id: "a1", label: "GitHub" },
      { id: "a2", label: "github" },
      { id: "a3", label: "GITHUB " },
    ],
    rules: [{ id: "r1", targets: ["g1"] }],
  });
  await seed({
    id: other,
    connectionName: "lookup too",
    users: [{ id: "u1", login: "ada@example.com" }],
    apps: [{ id: "b1" }],
  });
});
afterAll(() => asking.close());

const globalId = (type: string, key: string) => Buffer.from(`${type}:${key}`).toString("base64url");
const user = async (by: string) => (await asking.ask(`{ user(${by}, org: "${org}") { oktaId } }`)).user?.oktaId ?? null;
const group = async (by: string) =>
  (await asking.ask(`{ group(${by}, org: "${org}") { oktaId } }`)).group?.oktaId ?? null;
const app = async (by: string) => (await asking.ask(`{ app(${by}, org: "${org}") { oktaId } }`)).app?.oktaId ?? null;

describe("one thing", () => {
  test("is found by global id, Okta id or name, upper or lower case alike", async () => {
    expect(await user(`id: "${globalId("User", `${org}/u1`)}"`)).toBe("u1");
    expect(await user('oktaId: "u1"')).toBe("u1");
    expect(await user('login: "ADA@example.COM"')).toBe("u1");
    expect(await user('login: "😀"')).toBe("u3");
    expect(await group('name: "TEAMS"')).toBe("g4");
  });

  test("that is not there is null", async () => {
    for (const by of [
      'oktaId: "u9"',
      'oktaId: "U1"',
      'login: "ada"',
      'login: "ada@example.co"',
      'login: ""',
      'oktaId: ""',
    ]) {
      expect([by, await user(by)]).toEqual([by, null]);
    }
    expect(await user(`id: "${globalId("User", `${org}/gone`)}"`)).toBeNull();
    expect(await user(`id: "${globalId("User", `${other}/u1`)}"`)).toBeNull();
  });

  test("of several with one name the one written exactly so is taken, else all are named", async () => {
    expect(await group('name: "TEAM"')).toBe("g2");
    expect(await app('label: "github"')).toBe("a2");
    expect(await app('label: "GitHub"')).toBe("a1");
    const error = await asking.fail(`{ group(name: "team", org: "${org}") { id } }`);
    expect(error).toMatchObject({ code: "AMBIGUOUS_NAME", extensions: { oktaIds: ["g1", "g2", "g3"] } });
    expect(error.message).toContain('group(oktaId: "g1")');
    expect((await asking.fail(`{ group(name: "Team", org: "${org}") { id } }`)).code).toBe("AMBIGUOUS_NAME");
    for (const id of error.extensions.ids) expect(await group(`id: "${id}"`)).toMatch(/^g[123]$/);
  });

  test("with a name longer than sort keys keep is found by the whole of it", async () => {
    expect(await group(`name: "${long}"`)).toBe("g5");
    expect(await group(`name: "${long}Y"`)).toBe("g6");
    expect(await group(`name: "${"x".repeat(1_400)}"`)).toBeNull();
  });

  test("needs exactly one argument to be found by", async () => {
    for (const by of ["", 'oktaId: "u1", login: "x"', "oktaId: null", 'id: "x", oktaId: "u1"']) {
      expect(await asking.fail(`{ user(${by} org: "${org}") { id } }`)).toMatchObject({ code: "BAD_USER_INPUT" });
    }
    const wrongType = await asking.fail(`{ user(id: "${globalId("App", `${org}/a1`)}") { id } }`);
    expect(wrongType).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(wrongType.message).toContain("App");
    expect(await asking.fail('{ user(id: "00u1abcd") { id } }')).toMatchObject({ code: "BAD_USER_INPUT" });
  });
});

test("every object is found again by its global id", async () => {
  const data = await asking.ask(
    `{ user(oktaId: "u1", org: "lookup") { id organization { id lastSync { id } } }
       group(oktaId: "g1", org: "${org}") { id rules { id } } app(oktaId: "a1", org: "lookup") { id } }`,
  );
  const ids = [
    data.user.id,
    data.user.organization.id,
    data.user.organization.lastSync.id,
    data.group.id,
    data.group.rules[0].id,
    data.app.id,
  ];
  for (const id of ids) {
    expect((await asking.ask("query ($id: ID!) { node(id: $id) { __typename id } }", { id })).node.id).toBe(id);
  }
  expect(
    (await asking.ask("query ($id: ID!) { node(id: $id) { id } }", { id: globalId("User", `${org}/gone`) })).node,
  ).toBeNull();
  for (const id of ["", "x", "00u1", globalId("Secret", `${org}/u1`), globalId("User", "u1"), `${data.user.id}=`]) {
    expect(await asking.fail("query ($id: ID!) { node(id: $id) { id } }", { id })).toMatchObject({
      code: "BAD_USER_INPUT",
    });
  }
});

describe("access", () => {
  const pair = async (userText: string, appText: string, where: string | null = org) =>
    (
      await asking.ask(
        "query ($u: ID!, $a: ID!, $org: ID) { access(user: $u, app: $a, org: $org) { user { oktaId } app { oktaId } } }",
        {
          u: userText,
          a: appText,
          org: where,
        },
      )
    ).access;

  test("takes what people paste: global ids, Okta ids, logins, labels", async () => {
    const found = { user: { oktaId: "u1" }, app: { oktaId: "a1" } };
    const userId = globalId("User", `${org}/u1`);
    const appId = globalId("App", `${org}/a1`);
    for (const u of ["u1", "ADA@example.com", userId]) {
      for (const a of ["a1", "GitHub", appId]) expect(await pair(u, a)).toEqual(found);
    }
    expect(await pair(userId, appId, null)).toEqual(found);
    expect(await pair(userId, "GitHub", null)).toEqual(found);
  });

  test("says which of the two is not there, and never mixes orgs", async () => {
    const fail = async (u: string, a: string, where: string | null = org) =>
      await asking.fail("query ($u: ID!, $a: ID!, $org: ID) { access(user: $u, app: $a, org: $org) { entitlement } }", {
        u,
        a,
        org: where,
      });
    expect(await fail("nobody", "a1")).toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining("`user`"),
    });
    expect(await fail("u1", "nothing")).toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining("`app`"),
    });
    expect(await fail("u1", "GITHUB")).toMatchObject({ code: "AMBIGUOUS_NAME" });
    expect(await fail(globalId("App", `${org}/a1`), "a1")).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(await fail("u1", globalId("App", `${other}/b1`))).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(await fail(globalId("User", `${org}/u1`), globalId("App", `${other}/b1`), null)).toMatchObject({
      code: "BAD_USER_INPUT",
    });
  });
});

test("attributes leave as they are kept, and what is missing is null", async () => {
  await seed({
    id: "00oATTRIBUTES",
    users: [
      { id: "u1", userType: "Contractor", department: "R&D", lastLogin: "2026-01-01T10:00:00.000Z" },
      { id: "u2", userType: "otyGone", status: "FROM_THE_FUTURE" },
      { id: "u3" },
    ],
    groups: [{ id: "g1", type: "APP_GROUP", sourceAppId: "a1", userCount: 3 }],
    apps: [{ id: "a1", features: ["PUSH_NEW_USERS"], signOnMode: null }],
  });
  const { users, group: found } = await asking.ask(
    `{ users(org: "00oATTRIBUTES") { nodes { oktaId login userType status department lastLogin firstSeen title organization { oktaId domain } } }
       group(oktaId: "g1", org: "00oATTRIBUTES") { type userCount sourceAppId sourceApp { label features signOnMode implicitAssignment } } }`,
  );
  expect(users.nodes[0]).toEqual({
    oktaId: "u1",
    login: "u1",
    userType: "Contractor",
    status: "ACTIVE",
    department: "R&D",
    lastLogin: "2026-01-01T10:00:00.000Z",
    firstSeen: "2026-01-01T00:00:00.000Z",
    title: null,
    organization: { oktaId: "00oATTRIBUTES", domain: "00oattributes.okta.com" },
  });
  expect(users.nodes.slice(1).map((node: Data) => [node.userType, node.status])).toEqual([
    ["otyGone", "FROM_THE_FUTURE"],
    [null, "ACTIVE"],
  ]);
  expect(found).toEqual({
    type: "APP_GROUP",
    userCount: 3,
    sourceAppId: "a1",
    sourceApp: { label: "a1", features: ["PUSH_NEW_USERS"], signOnMode: null, implicitAssignment: false },
  });
});
