import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectorNames } from "../../src/access/collector-names.ts";
import type { Context } from "../../src/graphql/context.ts";
import { chooseOrganization } from "../../src/graphql/organization-choice.ts";
import { type Asking, type Data, openAsking } from "./ask.ts";
import { type SeedOrg, seed } from "./seed.ts";

// Two orgs with the same Okta ids and names throughout, and different access.
const ids = ["00oTWIN", "00oTWIN2"] as const;
const twin = (id: string, connectionName: string, more: Partial<SeedOrg>): SeedOrg => ({
  id,
  connectionName,
  name: `Org ${connectionName}`,
  users: [{ id: "ada" }, { id: "bob" }],
  groups: [{ id: "eng" }, { id: "ops" }],
  rules: [{ id: "rule", name: `rule of ${connectionName}`, targets: ["eng"] }],
  apps: [{ id: "git" }],
  ...more,
});

let asking: Asking;
beforeAll(async () => {
  asking = await openAsking();
  await seed(
    twin(ids[0], "twin one", {
      members: [{ user: "ada", group: "eng", ruleIds: ["rule"] }],
      groupApps: [{ group: "eng", app: "git" }],
      gaps: [{ collector: "appUsers", code: "DENIED" }],
    }),
  );
  await seed(
    twin(ids[1], "twin two", {
      members: [{ user: "bob", group: "ops" }],
      groupApps: [{ group: "ops", app: "git" }],
      users: [{ id: "ada" }, { id: "bob" }, { id: "eve" }],
    }),
  );
});
afterAll(() => asking.close());

test("orgs in one graph never mix, whatever is asked", async () => {
  const question = `query ($org: ID!) {
    users(org: $org) { totalCount nodes { oktaId organization { oktaId } } }
    search(text: "eng", org: $org) { ... on Group { organization { oktaId } rules { name } members { edges { user { oktaId } rules { name } } } } }
    app(label: "GIT", org: $org) { organization { oktaId } whoCanReach { totalCount edges { user { oktaId organization { oktaId } } paths { group { oktaId } } } dataStatus { complete } }
      groups { nodes { oktaId organization { oktaId } } } }
    access(user: "ada", app: "git", org: $org) { pathCount user { organization { oktaId } } }
  }`;
  const [one, two] = await Promise.all(ids.map((org) => asking.ask(question, { org })));
  expect(one.users.nodes.map((node: Data) => node.oktaId)).toEqual(["ada", "bob"]);
  expect(two.users).toMatchObject({ totalCount: 3 });
  expect(one.app.whoCanReach.edges.map((edge: Data) => edge.user.oktaId)).toEqual(["ada"]);
  expect(two.app.whoCanReach.edges.map((edge: Data) => edge.user.oktaId)).toEqual(["bob"]);
  expect(one.app.groups.nodes.map((node: Data) => node.oktaId)).toEqual(["eng"]);
  expect([one.access.pathCount, two.access.pathCount]).toEqual([1, 0]);
  expect([one.app.whoCanReach.dataStatus.complete, two.app.whoCanReach.dataStatus.complete]).toEqual([false, true]);
  expect(one.search).toEqual([
    {
      organization: { oktaId: ids[0] },
      rules: [{ name: "rule of twin one" }],
      members: { edges: [{ user: { oktaId: "ada" }, rules: [{ name: "rule of twin one" }] }] },
    },
  ]);
  for (const [data, org] of [
    [one, ids[0]],
    [two, ids[1]],
  ] as const) {
    const named = [...JSON.stringify(data).matchAll(/"organization":\{"oktaId":"([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(named)).toEqual(new Set([org]));
  }
});

test("two orgs asked in one operation answer each for itself", async () => {
  const global = (type: string, org: string, id: string) => Buffer.from(`${type}:${org}/${id}`).toString("base64url");
  const field = "... on App { whoCanReach(first: 5) { totalCount edges { user { oktaId } } } }";
  const data = await asking.ask(
    `{ one: node(id: "${global("App", ids[0], "git")}") { ${field} } two: node(id: "${global("App", ids[1], "git")}") { ${field} } }`,
  );
  const users = (app: Data) => app.whoCanReach.edges.map((edge: Data) => edge.user.oktaId);
  expect([users(data.one), users(data.two)]).toEqual([["ada"], ["bob"]]);
});

test("fields come in the order of the question, not in that in which they were ready", async () => {
  const data = await asking.ask(
    `{ users(first: 1, org: "${ids[0]}") { totalCount } organizations { oktaId } __typename }`,
  );
  expect(Object.keys(data)).toEqual(["users", "organizations", "__typename"]);
});

test("an org tells its counts and its syncs, newest first", async () => {
  const org = "00oSYNCS";
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
  await seed({
    id: org,
    users: [{ id: "a" }],
    syncs: numbers.map((number) => ({ number, status: number === 12 ? "PARTIAL" : "COMPLETE" })),
  });
  const { organizations } = await asking.ask(
    `{ organizations { oktaId name connectionName connectedAt userCount groupCount appCount lastSync { number status collectors { name status } }
         syncs { number } two: syncs(first: 2) { number status startedAt finishedAt requests throttledMs } } }`,
  );
  const found = organizations.find((candidate: Data) => candidate.oktaId === org);
  expect(found).toMatchObject({ userCount: 1, groupCount: 0, appCount: 0, connectedAt: "2026-01-01T00:00:00.000Z" });
  expect(found.syncs.map((sync: Data) => sync.number)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  expect(found.two[0]).toEqual({
    number: 12,
    status: "PARTIAL",
    startedAt: "2026-01-01T00:00:00.000Z",
    finishedAt: "2026-01-02T00:00:00.000Z",
    requests: 7,
    throttledMs: 0,
  });
  expect(found.lastSync.collectors).toHaveLength(collectorNames.length);
});

describe("which org is meant", () => {
  const row = (oktaId: string, connectionName: string | null) => ({
    key: `${oktaId}/${oktaId}`,
    oktaId,
    orgId: oktaId,
    name: "Org",
    domain: null,
    connectionName,
    connectedAt: null,
  });
  const choose = async (orgs: ReturnType<typeof row>[], given?: string) => {
    const context = { organizations: async () => orgs } as unknown as Context;
    return (await chooseOrganization(context, given)).oktaId;
  };
  const [first, second] = [row("00o1", "main"), row("00o2", "test")];

  test("may be left out while one is connected", async () => {
    expect(await choose([first])).toBe("00o1");
  });

  test("is told by global id, Okta id or connection name", async () => {
    const global = Buffer.from("Organization:00o2/00o2").toString("base64url");
    for (const given of [global, "00o2", "test"]) expect(await choose([first, second], given)).toBe("00o2");
    expect(await choose([row("00o1", "00o2"), second], "00o2")).toBe("00o2");
  });

  test("is an error that names the choices where it is not clear", async () => {
    const failing = async (orgs: ReturnType<typeof row>[], given?: string) =>
      await choose(orgs, given).then(
        () => null,
        (error: { message: string; extensions: Data }) => error,
      );
    expect((await failing([]))?.extensions.code).toBe("NOT_READY");
    expect((await failing([], "x"))?.extensions.code).toBe("NOT_READY");
    const ambiguous = await failing([first, second]);
    expect(ambiguous?.extensions).toMatchObject({ code: "AMBIGUOUS_ORGANIZATION", organizations: ["00o1", "00o2"] });
    expect(ambiguous?.message).toContain("main (00o1), test (00o2)");
    expect((await failing([first], "other"))?.extensions.code).toBe("UNKNOWN_ORGANIZATION");
    expect((await failing([first], ""))?.extensions.code).toBe("UNKNOWN_ORGANIZATION");
    const user = Buffer.from("User:00o1/00o1").toString("base64url");
    expect((await failing([first], user))?.extensions.code).toBe("UNKNOWN_ORGANIZATION");
  });
});

test("with several orgs a question without org is refused, and one for an unknown org too", async () => {
  for (const field of [
    "users { totalCount }",
    'search(text: "a") { __typename }',
    'user(login: "ada") { id }',
    'access(user: "ada", app: "git") { pathCount }',
  ]) {
    expect(await asking.fail(`{ ${field} }`)).toMatchObject({ code: "AMBIGUOUS_ORGANIZATION" });
  }
  expect(await asking.fail('{ users(org: "nobody") { totalCount } }')).toMatchObject({ code: "UNKNOWN_ORGANIZATION" });
});
