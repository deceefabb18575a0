import fc from "fast-check";
import { expect, test } from "vitest";
import { readApp, readAppGroup, readAppUser } from "../../src/okta/app-records.ts";
import { readGroup, readGroupRule } from "../../src/okta/group-records.ts";
import { readOrganization } from "../../src/okta/organization-record.ts";
import { type RecordReader, readRecords } from "../../src/okta/record-reader.ts";
import { readGroupMember, readUser, readUserType } from "../../src/okta/user-records.ts";

function one<R>(read: RecordReader<R>, raw: unknown): R {
  const result = read(raw);
  if ("reason" in result) throw new Error(result.reason);
  return result.record;
}

test("a user is read with all that the graph needs", () => {
  const raw = {
    id: "00u1",
    status: "ACTIVE",
    created: "2025-10-31T14:42:35.000Z",
    activated: null,
    lastLogin: "2025-10-31T14:42:35Z",
    passwordChanged: "2025-10-31T16:42:35.120+02:00",
    statusChanged: "soon",
    lastUpdated: 1730385755000,
    type: { id: "oty1" },
    profile: {
      login: "ada@acme.test",
      email: "ada@acme.test",
      firstName: "Ada",
      lastName: "Lovelace",
      department: 42,
      title: { a: 1 },
    },
    credentials: { provider: { type: "OKTA" } },
    brandNew: ["unknown"],
  };
  expect(one(readUser, raw)).toEqual({
    id: "00u1",
    status: "ACTIVE",
    created: "2025-10-31T14:42:35.000Z",
    activated: null,
    lastLogin: "2025-10-31T14:42:35.000Z",
    passwordChanged: "2025-10-31T14:42:35.120Z",
    statusChanged: null,
    lastUpdated: null,
    typeId: "oty1",
    login: "ada@acme.test",
    email: "ada@acme.test",
    displayName: "Ada Lovelace",
    department: "42",
    title: null,
    managerId: null,
  });
});

test("an id is all a user needs; words that Okta has not had yet are kept", () => {
  const bare = one(readUser, { id: "00u1" });
  expect([bare.login, bare.displayName, bare.status]).toEqual(["00u1", "00u1", "UNKNOWN"]);
  expect(one(readUser, { id: "00u1", status: "HIBERNATING" }).status).toBe("HIBERNATING");
  expect(one(readUser, { id: "00u1", profile: { login: " ", displayName: "", lastName: "Solo" } }).displayName).toBe(
    "Solo",
  );
  expect(one(readUser, { id: "00u1", profile: null, type: "x", status: null }).login).toBe("00u1");
});

test.each([
  ["by a rule", { _embedded: { "group-rules": [{ id: "0pr1", name: "r" }, { id: "0pr1" }] } }, ["0pr1"]],
  ["by hand", { _embedded: { "group-rules": [] } }, []],
  ["without a word about rules", { _embedded: {} }, undefined],
  ["without anything embedded", {}, undefined],
  ["with something else in place of rules", { _embedded: { "group-rules": "many" } }, undefined],
  [
    "by rules that cannot be read, which is not by hand",
    { _embedded: { "group-rules": [{ name: "r" }, null] } },
    undefined,
  ],
])("a member is in the group %s", (_, more, ruleIds) => {
  expect(one(readGroupMember, { id: "00u1", ...more }).ruleIds).toEqual(ruleIds);
});

test("a group says where it comes from, in any of the three ways Okta writes it", () => {
  const link = { _links: { source: { href: "https://acme-admin.okta.com/api/v1/apps/0oaLink" } } };
  const embedded = { _embedded: { app: { id: "0oaEmbedded" } } };
  expect(one(readGroup, { id: "00g1", ...link }).sourceAppId).toBe("0oaLink");
  expect(one(readGroup, { id: "00g1", ...link, ...embedded }).sourceAppId).toBe("0oaEmbedded");
  expect(one(readGroup, { id: "00g1", ...link, ...embedded, source: { id: "0oaSource" } }).sourceAppId).toBe(
    "0oaSource",
  );
  expect(
    one(readGroup, { id: "00g1", _links: { source: { href: "https://x/api/v1/groups/00g2" } } }).sourceAppId,
  ).toBeNull();
  expect(one(readGroup, { id: "00g1", profile: { name: 2024 } }).name).toBe("2024");
});

test("a group's count is taken only when it is one", () => {
  const stats = (usersCount: unknown, appsCount?: unknown) =>
    one(readGroup, { id: "00g1", _embedded: { stats: { usersCount, appsCount } } }).stats;
  expect(stats(0, 3)).toEqual({ usersCount: 0, appsCount: 3 });
  expect(stats(7)).toEqual({ usersCount: 7, appsCount: null });
  expect([stats(-1), stats("0"), stats(1.5), stats(null)]).toEqual([null, null, null, null]);
  expect(one(readGroup, { id: "00g1" }).stats).toBeNull();
});

test("a rule is read with its targets and exclusions", () => {
  const raw = {
    id: "0pr1",
    name: "Sales",
    status: "INVALID",
    conditions: { expression: { value: 'user.department=="Sales"' }, people: { users: { exclude: ["00u1"] } } },
    actions: { assignUserToGroups: { groupIds: ["00g1", "00g1", "00g2"] } },
  };
  expect(one(readGroupRule, raw)).toEqual({
    id: "0pr1",
    name: "Sales",
    status: "INVALID",
    expression: 'user.department=="Sales"',
    groupIds: ["00g1", "00g2"],
    excludedUserIds: ["00u1"],
  });
});

test("a rule whose targets cannot be read is set aside, for its members would look hand-made", () => {
  const page = readRecords([{ id: "0pr1", actions: { assignUserToGroups: { groupIds: ["00g1", 7] } } }], readGroupRule);
  expect(page).toEqual({
    records: [],
    quarantined: [{ id: "0pr1", reason: "its actions.assignUserToGroups.groupIds is unusable" }],
  });
});

test("an app is read with or without a sign-on mode, and its flags are true only when they say so", () => {
  const app = one(readApp, {
    id: "0oa1",
    name: "active_directory",
    label: "",
    signOnMode: null,
    status: "ACTIVE",
    features: ["SSO", 1],
  });
  expect(app).toMatchObject({
    label: "active_directory",
    signOnMode: null,
    implicitAssignment: false,
    selfService: false,
    features: ["SSO"],
  });
  const open = one(readApp, {
    id: "0oa1",
    settings: { implicitAssignment: true },
    accessibility: { selfService: "true" },
  });
  expect([open.implicitAssignment, open.selfService, open.label]).toEqual([true, false, "0oa1"]);
});

test("an account names the group that granted it", () => {
  const links = { group: { href: "https://acme.okta.com/api/v1/groups/00g1/", name: "Sales" } };
  const account = one(readAppUser, {
    id: "00u1",
    scope: "GROUP",
    status: "PROVISIONED",
    credentials: { userName: "ada" },
    _links: links,
  });
  expect(account).toEqual({
    id: "00u1",
    scope: "GROUP",
    status: "PROVISIONED",
    syncState: null,
    userName: "ada",
    grantingGroupId: "00g1",
    lastUpdated: null,
  });
  expect(one(readAppUser, { id: "00u1" }).grantingGroupId).toBeNull();
});

test("a group's assignment keeps a priority of zero", () => {
  expect(one(readAppGroup, { id: "00g1", priority: 0 })).toEqual({ id: "00g1", priority: 0, lastUpdated: null });
  expect(one(readAppGroup, { id: "00g1", priority: "1" }).priority).toBeNull();
});

test("what cannot be a record is set aside with its id and a reason that repeats nothing of it", () => {
  const raws = [null, 7, "Ada", [], {}, { id: 5 }, { id: "" }, { id: ".." }, { id: "a b" }, { id: "00u1" }];
  const page = readRecords(raws, readUser);
  expect(page.records.map(({ id }) => id)).toEqual(["00u1"]);
  expect(page.quarantined).toHaveLength(9);
  expect(new Set(page.quarantined.map(({ reason }) => reason))).toEqual(
    new Set(["it is not an object", "its id is missing or unusable"]),
  );
});

test("names with any Unicode come through; half characters, which no store could keep, are replaced", () => {
  expect(one(readUser, { id: "00u1", profile: { login: "김👩‍👩‍👧\u0000" } }).login).toBe("김👩‍👩‍👧\u0000");
  expect(one(readUser, { id: "00u1", profile: { login: "a\ud800b" } }).login).toBe("a\ufffdb");
});

test.each([
  ["2025-02-30T00:00:00.000Z", false],
  ["2025-02-30", false],
  ["2025-12-31T24:00:00.000Z", false],
  ["0000-01-01T00:00:00.000Z", false],
  ["9999-12-31T23:00:00-05:00", false],
  ["2024-02-29T23:59:59.999Z", true],
  ["2025-10-31", true],
  ["2025-10-31T10:00:00", true],
  ["2025-10-31T10:00:00+0000", true],
  ["Thu Jan 01 2026", false],
  ["+275760-09-13T00:00:00.000Z", false],
  ["9999-99-99T99:99:99Z", false],
  ["0000-01-01T00:00:00Z", false],
  ["", false],
])("the moment %j is read in one spelling, or is null", (created, readable) => {
  const read = one(readUser, { id: "00u1", created }).created;
  expect(read).toEqual(readable ? expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/) : null);
});

test("a moment without a zone is Okta's, which is UTC", () => {
  expect(one(readUser, { id: "00u1", created: "2025-10-31T10:00:00" }).created).toBe("2025-10-31T10:00:00.000Z");
});

test("a body that tries to reach the prototype changes nothing", () => {
  const raw: unknown = JSON.parse(
    '{"id":"00u1","__proto__":{"status":"ACTIVE","polluted":1},"constructor":{"prototype":{"polluted":1}},"profile":{"__proto__":{"login":"evil"}}}',
  );
  const user = one(readUser, raw);
  expect([user.status, user.login]).toEqual(["UNKNOWN", "00u1"]);
  expect(Object.getPrototypeOf(user)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

const readers: [string, RecordReader<object>][] = [
  ["user", readUser],
  ["member", readGroupMember],
  ["user type", readUserType],
  ["group", readGroup],
  ["rule", readGroupRule],
  ["app", readApp],
  ["app user", readAppUser],
  ["app group", readAppGroup],
  ["organization", readOrganization],
];

const field = fc.constantFrom(
  "id",
  "status",
  "type",
  "profile",
  "login",
  "name",
  "label",
  "features",
  "settings",
  "created",
  "_embedded",
  "stats",
  "usersCount",
  "group-rules",
  "_links",
  "group",
  "source",
  "href",
  "conditions",
  "people",
  "users",
  "exclude",
  "actions",
  "assignUserToGroups",
  "groupIds",
  "credentials",
  "userName",
  "__proto__",
  "priority",
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(
      null,
      true,
      0,
      -1.5,
      "",
      "00u1",
      "2025-01-01T00:00:00Z",
      "ACTIVE",
      "https://x/api/v1/groups/%E0%A4%A",
    ),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc
      .array(fc.tuple(field, tie("tree")), { maxLength: 8 })
      .map((entries) =>
        JSON.parse(`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`),
      ),
  ),
}));

test.each(readers)(
  "whatever stands in its fields, a %s with an id is read or set aside, never thrown over",
  (_, read) => {
    fc.assert(
      fc.property(tree, (raw) => {
        const whole = typeof raw === "object" && raw !== null && !Array.isArray(raw) ? { ...raw, id: "00x1" } : raw;
        const page = readRecords([whole], read);
        expect(page.records.length + page.quarantined.length).toBe(1);
        for (const record of page.records) expect(JSON.stringify(record)).toContain('"00x1"');
      }),
      { numRuns: 300 },
    );
  },
);
