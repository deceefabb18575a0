import { describe, expect, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { groupTargeted, roleLabels } from "../../src/simulator/org/role-types.ts";
import type { OrgState } from "../../src/simulator/org/state.ts";
import { adminTrouble, bindings } from "./admin-consistency.ts";
import { inconsistencies } from "./consistency.ts";

const plain = (_key: string, value: unknown) =>
  value instanceof Map ? [...value] : value instanceof Set ? [...value] : value;
const plainly = (value: unknown) => JSON.stringify(value, plain);

function roleSnapshot(org: OrgState): string {
  const { userRoles, groupRoles, clientRoles, customRoles, resourceSets, bindings: bound, apiTokens, factors } = org;
  return plainly([userRoles, groupRoles, clientRoles, customRoles, resourceSets, bound, apiTokens, factors, org.apps]);
}

function snapshot(org: OrgState): string {
  const { users, groups, members, rules, apps, accounts, appGroups, userRoles } = org;
  return JSON.stringify({ id: org.id, users, groups, members, rules, apps, accounts, appGroups, userRoles }, plain);
}

const org = generateOrg({ users: 2_000, groups: 400, apps: 120, rules: 120, hardNames: 0.1, seed: "skew" });
const all = <T>(map: ReadonlyMap<string, T>) => [...map.values()];
const accounts = all(org.accounts).flatMap(all);

describe("a generated org", () => {
  test("is the same for the same seed and size, and another for another seed", () => {
    const size = { users: 60, groups: 20, apps: 12 };
    expect(snapshot(generateOrg({ ...size, seed: 3 }))).toBe(snapshot(generateOrg({ ...size, seed: 3 })));
    expect(snapshot(generateOrg({ ...size, seed: 3 }))).not.toBe(snapshot(generateOrg({ ...size, seed: 4 })));
  });

  test.each([1, 2, 3, 4, 5])("is consistent from the start (seed %i)", (seed) => {
    expect(inconsistencies(generateOrg({ users: 120, groups: 40, apps: 25, rules: 30, seed }))).toEqual([]);
  });

  test("is the same org with administrators as without, but for its service apps", () => {
    const size = { users: 300, groups: 60, apps: 40, seed: "admins" };
    const parts = (of: OrgState) => {
      const plainApps = [...of.apps.values()].map(({ serviceApp: _serviceApp, keys: _keys, ...app }) => app);
      const { users, groups, members, rules, accounts, appGroups } = of;
      return JSON.stringify([plainApps, users, groups, members, rules, accounts, appGroups].map((map) => plainly(map)));
    };
    const [without, few, many] = [
      generateOrg(size),
      generateOrg({ ...size, admins: 3 }),
      generateOrg({ ...size, admins: 80 }),
    ];
    expect(parts(few)).toBe(parts(without));
    expect(parts(many)).toBe(parts(without));
    expect([without.userRoles.size, few.userRoles.size, without.customRoles.size]).toEqual([4, 3, 0]);
    expect(roleSnapshot(generateOrg({ ...size, admins: 80 }))).toBe(roleSnapshot(many));
  });

  test.each([1, 2, 3])("has administrators of every kind (seed %i)", (seed) => {
    const many = generateOrg({ users: 400, groups: 120, apps: 80, admins: 100, seed });
    expect(adminTrouble(many)).toEqual([]);
    const holders = new Set(many.userRoles.keys());
    for (const { member } of bindings(many)) if (member.startsWith("users/")) holders.add(member.slice(6));
    expect(holders.size).toBe(100);
    const grants = all(many.userRoles).flat();
    expect(new Set(grants.map(({ type }) => type))).toEqual(new Set(Object.keys(roleLabels)));
    for (const type of groupTargeted) {
      const kinds = grants.filter((grant) => grant.type === type).map(({ groupTargets }) => groupTargets.length > 0);
      expect(new Set(kinds).size).toBe(2);
    }
    const appTargets = grants.flatMap((grant) => grant.appTargets);
    expect(new Set(appTargets.map(({ id }) => id === null)).size).toBe(2);
    expect(many.resourceSets.size).toBe(5);
    expect(new Set(bindings(many).map(({ member }) => member.split("/")[0]))).toEqual(
      new Set(many.clientRoles.size > 0 ? ["users", "groups", "clients"] : ["users", "groups"]),
    );
    expect([many.apiTokens.size > 0, many.factors.size > 0, many.clientRoles.size > 0]).toEqual([true, true, true]);
    for (const app of all(many.apps)) expect(app.keys.length > 0).toBe(app.serviceApp);
  });

  test("has the numbers asked for, also when they are very small", () => {
    expect([org.users.size, org.groups.size, org.apps.size]).toEqual([2_000, 400, 120]);
    for (const size of [
      { users: 1, groups: 1, apps: 0 },
      { users: 3, groups: 2, apps: 1 },
      { users: 9, groups: 5, apps: 9 },
    ]) {
      const small = generateOrg(size);
      expect([small.users.size, small.groups.size, small.apps.size]).toEqual([size.users, size.groups, size.apps]);
      expect(inconsistencies(small)).toEqual([]);
    }
  });

  test("has ids like Okta's, told apart by the case of a letter", () => {
    const ids = [...org.users.keys(), ...org.groups.keys(), ...org.apps.keys(), ...org.rules.keys(), org.id];
    for (const id of ids) expect(id).toMatch(/^(00u|00g|0oa|0pr|00o)[A-Za-z0-9]{17}$/);
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBeLessThan(ids.length);
  });

  test("has every status of users, accounts and rules", () => {
    expect(new Set(all(org.users).map(({ status }) => status)).size).toBe(8);
    expect(new Set(accounts.map(({ status }) => status)).size).toBe(13);
    expect(new Set(all(org.rules).map(({ status }) => status)).size).toBe(3);
  });

  test("has a few huge groups, a long tail, empty ones, and all three types", () => {
    const sizes = all(org.members)
      .map((members) => members.size)
      .sort((a, b) => b - a);
    expect(sizes[1]).toBeGreaterThan(600);
    expect(sizes.filter((size) => size > 200).length).toBeLessThan(30);
    expect(sizes.filter((size) => size === 0).length).toBeGreaterThan(10);
    expect(new Set(all(org.groups).map(({ type }) => type)).size).toBe(3);
    for (const { type, sourceAppId } of all(org.groups)) {
      expect(sourceAppId !== null && org.apps.has(sourceAppId)).toBe(type === "APP_GROUP");
    }
  });

  test("has members by hand, by one rule, by several, by both; leavers in and out of groups; people excluded", () => {
    const kinds = new Set(
      all(org.members)
        .flatMap(all)
        .map(({ byHand, ruleIds }) => `${byHand} ${Math.min(2, ruleIds.length)}`),
    );
    expect(kinds).toEqual(new Set(["false 0", "true 0", "false 1", "true 1", "false 2", "true 2"]));
    const leavers = all(org.users).filter(({ status }) => status === "DEPROVISIONED");
    expect(new Set(leavers.map(({ id }) => (org.groupsOf.get(id)?.size ?? 0) > 0)).size).toBe(2);
    expect(all(org.rules).some(({ excludedUserIds }) => excludedUserIds.length > 0)).toBe(true);
    expect(all(org.rules).some(({ groupIds }) => groupIds.length > 1)).toBe(true);
  });

  test("has accounts of both scopes, also where a group grants as well, and some without the group's link", () => {
    const both = [...org.accounts].some(([appId, of]) =>
      all(of).some(
        ({ scope, userId }) =>
          scope === "USER" &&
          [...(org.appGroups.get(appId)?.keys() ?? [])].some((id) => org.groupsOf.get(userId)?.has(id)),
      ),
    );
    expect(both).toBe(true);
    expect(accounts.some(({ scope, namesGrantingGroup }) => scope === "GROUP" && !namesGrantingGroup)).toBe(true);
    expect(accounts.some(({ userName }) => userName === null)).toBe(true);
  });

  test("has apps of every kind: implicit, inactive with rows, open to Everyone, unassigned, without a sign-on mode", () => {
    const apps = all(org.apps);
    const rows = (id: string) => org.appGroups.get(id)?.size ?? 0;
    expect(apps.some(({ implicitAssignment }) => implicitAssignment)).toBe(true);
    expect(apps.some(({ status, id }) => status === "INACTIVE" && rows(id) > 0)).toBe(true);
    expect(apps.some(({ id }) => org.appGroups.get(id)?.has(org.everyoneId))).toBe(true);
    expect(apps.some(({ id }) => rows(id) === 0 && org.accounts.get(id)?.size === 0)).toBe(true);
    expect(apps.some(({ signOnMode }) => signOnMode === null)).toBe(true);
    expect(apps.some(({ name }) => name === null)).toBe(true);
  });

  test("has names that break software, and attributes that are null or missing", () => {
    const names = [
      ...all(org.users).map(({ profile }) => profile.firstName ?? ""),
      ...all(org.groups).map(({ profile }) => profile.name),
    ];
    for (const hard of [
      /\u0301|\u0300/,
      /[\u0590-\u06ff]/,
      /\p{Extended_Pictographic}/u,
      /\p{Script=Han}/u,
      /"/,
      /\\/,
      /^\s|\s$/,
    ]) {
      expect([hard, names.some((name) => hard.test(name))]).toEqual([hard, true]);
    }
    expect(names.some((name) => name.length > 100)).toBe(true);
    const profiles = all(org.users).map(({ profile }) => profile);
    expect(profiles.some(({ lastName }) => lastName === null)).toBe(true);
    expect(profiles.some(({ department }) => department === null)).toBe(true);
    expect(profiles.some((profile) => !("department" in profile))).toBe(true);
  });
});
