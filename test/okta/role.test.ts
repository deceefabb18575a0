import { expect, test } from "vitest";
import { OktaAuthError, OktaNetworkError } from "../../src/okta/errors.ts";
import { failureOf, json, nastyServer, oktaAt, oktaError } from "./nasty-server.ts";

type Answers = Record<"users" | "groups" | "rules" | "apps" | "iam", unknown>;

/** Each endpoint answers with a list, or with an error of the status given. */
async function probe(answers: Answers) {
  const server = await nastyServer(({ path }, response) => {
    const part = path.split("/")[3] as "users";
    const answer = path.endsWith("/groups/rules") ? answers.rules : answers[part];
    if (answer === "OFF") oktaError(response, 401, "E0000015");
    else if (typeof answer === "number") oktaError(response, answer, answer === 403 ? "E0000006" : "E0000009");
    else json(response, answer);
  });
  const { okta } = oktaAt(server.origin, { maxAttempts: 2 });
  return { role: await okta.probeRole(), requests: server.requests };
}

const some = [{ id: "x" }];
const all = { users: some, groups: some, rules: some, apps: some, iam: { value: some, _links: {} } };

test("a token that sees admin permissions reads as a Super Administrator does, found by five small requests", async () => {
  const { role, requests } = await probe(all);
  expect(role).toMatchObject({
    role: "SUPER_ADMIN",
    adminPermissions: true,
    sees: { users: "YES", groups: "YES", groupRules: "YES", apps: "YES" },
  });
  expect(role.words.join("\n")).toContain("Super Administrator");
  expect(role.words).toContain("admin permissions: visible");
  expect(requests).toHaveLength(5);
  expect(new Set(requests.map(({ query }) => query.get("limit")))).toEqual(new Set(["1"]));
});

test("a Read-Only Administrator's token sees all but admin permissions, and the words say so", async () => {
  const { role } = await probe({ ...all, iam: 403 });
  expect(role).toMatchObject({ role: "READ_ONLY_ADMIN", adminPermissions: false });
  expect(role.words).toContain("admin permissions: not visible with this token");
});

test("a token that may not read applications is limited", async () => {
  const { role } = await probe({ ...all, apps: 403, iam: 403 });
  expect(role).toMatchObject({ role: "LIMITED", sees: { users: "YES", apps: "NO" } });
  expect(role.words.join("\n")).toMatch(/applications and their assignments: not visible.*shorter lists/s);
});

test("a service app without a role is answered with empty lists, which is nothing", async () => {
  const { role } = await probe({ users: [], groups: 403, rules: 403, apps: 403, iam: 403 });
  expect(role).toMatchObject({ role: "NONE", sees: { users: "NO", groups: "NO", groupRules: "NO", apps: "NO" } });
  const empty = await probe({ users: [], groups: [], rules: [], apps: [], iam: { value: [] } });
  expect(empty.role).toMatchObject({ role: "NONE", adminPermissions: false });
});

test("a token without any right has no role", async () => {
  const { role } = await probe({ users: 403, groups: 403, rules: 403, apps: 403, iam: 403 });
  expect(role.role).toBe("NONE");
  expect(role.words).toContain("people: not visible with this token");
});

test("an org without group rules is not a token without rights", async () => {
  const { role } = await probe({ ...all, rules: [], iam: 403 });
  expect(role).toMatchObject({ role: "READ_ONLY_ADMIN", sees: { groupRules: "YES" } });
});

test("what could not be found out is told as that", async () => {
  const { role } = await probe({ ...all, rules: "OFF", apps: 500 });
  expect(role.sees).toEqual({ users: "YES", groups: "YES", groupRules: "UNKNOWN", apps: "UNKNOWN" });
  expect(role.words).toContain("group rules: could not be found out");
});

test("a refused token is told by the first request", async () => {
  const server = await nastyServer((_, response) => oktaError(response, 401, "E0000011"));
  const { okta } = oktaAt(server.origin);
  expect(await failureOf(okta.probeRole())).toBeInstanceOf(OktaAuthError);
  expect(server.requests).toHaveLength(1);
});

test("an org that cannot be reached has no role to tell", async () => {
  const server = await nastyServer((_, response) => response.socket?.destroy());
  const { okta } = oktaAt(server.origin, { maxAttempts: 2 });
  expect(await failureOf(okta.probeRole())).toBeInstanceOf(OktaNetworkError);
});
