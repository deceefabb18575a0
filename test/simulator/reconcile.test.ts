import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateOrg } from "../../src/simulator/generate.ts";
import { createOrg, type SimOrg } from "../../src/simulator/org.ts";
import { inconsistencies } from "./consistency.ts";

function scene() {
  const org = createOrg({ seed: "scene" });
  const user = org.addUser({ profile: { login: "ann@x.example", department: "Sales" } }).id;
  const [high, low] = [org.addGroup({ name: "High" }).id, org.addGroup({ name: "Low" }).id] as const;
  const app = org.addApp({ label: "App" }).id;
  org.assignGroup(app, high);
  org.assignGroup(app, low);
  const account = () => {
    const found = org.accounts.get(app)?.get(user);
    return found === undefined ? null : `${found.scope} ${found.grantingGroupId ?? ""} ${found.status}`;
  };
  return { org, user, high, low, app, account };
}

describe("accounts follow the assignments", () => {
  test("the group with the highest priority grants, and the next one when it no longer does", () => {
    const { org, user, high, low, app, account } = scene();
    expect(account()).toBeNull();
    org.addMember(low, user);
    expect(account()).toBe(`GROUP ${low} ACTIVE`);
    org.addMember(high, user);
    expect(account()).toBe(`GROUP ${high} ACTIVE`);
    org.assignGroup(app, low, 0);
    expect(account()).toBe(`GROUP ${low} ACTIVE`);
    org.unassignGroup(app, low);
    expect(account()).toBe(`GROUP ${high} ACTIVE`);
    org.deleteGroup(high);
    expect(account()).toBeNull();
  });

  test("an individual assignment wins and falls back to the group when it is taken away", () => {
    const { org, user, high, app, account } = scene();
    org.addMember(high, user);
    org.assignUser(app, user);
    expect(account()).toBe("USER  ACTIVE");
    expect(() => org.assignUser(app, "00uNobody")).toThrow(/no user/);
    org.unassignUser(app, user);
    expect(account()).toBe(`GROUP ${high} ACTIVE`);
    expect(() => org.unassignUser(app, user)).toThrow(/by a group/);
    org.removeMember(high, user);
    expect(account()).toBeNull();
  });

  test("an inactive app keeps its group rows and individual accounts only", () => {
    const { org, user, high, app, account } = scene();
    const other = org.addUser({ profile: { login: "bob@x.example" } }).id;
    org.addMember(high, user);
    org.assignUser(app, other);
    org.deactivateApp(app);
    expect(account()).toBeNull();
    expect(org.appGroups.get(app)?.size).toBe(2);
    expect([...(org.accounts.get(app)?.keys() ?? [])]).toEqual([other]);
    org.activateApp(app);
    expect(account()).toBe(`GROUP ${high} ACTIVE`);
  });

  test("deactivating a user takes accounts and groups, or leaves them to be acknowledged or kept", () => {
    const { org, user, high, app, account } = scene();
    org.addMember(high, user);
    org.deactivateUser(user);
    expect([account(), org.groupsOf.get(user)?.size]).toEqual([null, 0]);
    org.reactivateUser(user);
    expect(account()).toBeNull();
    org.addMember(high, user);
    org.deactivateUser(user, { keepGroups: true });
    expect([account(), [...(org.groupsOf.get(user) ?? [])]]).toEqual([null, [high]]);
    org.reactivateUser(user);
    expect(account()).toBe(`GROUP ${high} ACTIVE`);
    org.updateApp(app, { manualDeprovisioning: true });
    org.assignUser(app, user);
    org.deactivateUser(user);
    expect(account()).toBe("USER  REVOKED");
  });

  test("an app opened to all marks its accounts and makes no more of them", () => {
    const { org, user, high, low, app, account } = scene();
    org.addMember(high, user);
    org.updateApp(app, { implicitAssignment: true });
    expect(account()).toBe(`GROUP ${high} IMPLICIT`);
    const other = org.addUser({ profile: { login: "bob@x.example" } }).id;
    org.addMember(low, other);
    expect(org.accounts.get(app)?.has(other)).toBe(false);
    org.updateApp(app, { implicitAssignment: false });
    expect(account()).toBe(`GROUP ${high} ACTIVE`);
    expect(org.accounts.get(app)?.get(other)?.grantingGroupId).toBe(low);
  });

  test("an app opened to all leaves the account of somebody who has left revoked", () => {
    const org = generateOrg({ users: 14, groups: 8, apps: 6, rules: 4, seed: 0 });
    const individual = [...org.accounts].flatMap(([appId, accounts]) =>
      [...accounts].filter(([, { scope }]) => scope === "USER").map(([userId]) => ({ appId, userId })),
    );
    const [{ appId, userId } = { appId: "", userId: "" }] = individual;
    org.updateApp(appId, { implicitAssignment: false });
    org.deactivateUser(userId);
    org.updateApp(appId, { implicitAssignment: true });
    expect(org.accounts.get(appId)?.get(userId)?.status ?? "REVOKED").toBe("REVOKED");
    expect(inconsistencies(org)).toEqual([]);
  });

  test("rules follow the profile, exclusions and groups; a hand-made membership outlives them", () => {
    const { org, user, high, low } = scene();
    const rule = org.addRule({ name: "Sales", expression: 'user.department=="Sales"', groupIds: [high] }).id;
    org.addRule({ name: "Chain", expression: `isMemberOfAnyGroup("${high}")`, groupIds: [low] });
    const reasons = (group: string) => org.members.get(group)?.get(user);
    expect(reasons(high)).toEqual({ byHand: false, ruleIds: [rule] });
    expect(reasons(low)?.ruleIds).toHaveLength(1);
    org.addMember(high, user);
    org.updateUser(user, { department: "Legal" });
    expect(reasons(high)).toEqual({ byHand: true, ruleIds: [] });
    org.updateUser(user, { department: "Sales" });
    org.removeMember(high, user);
    expect([reasons(high), reasons(low), org.rules.get(rule)?.excludedUserIds]).toEqual([undefined, undefined, [user]]);
    org.changeRule(rule, { excludedUserIds: [] });
    org.deactivateRule(rule);
    org.updateUser(user, { department: "Legal" });
    expect(reasons(high)?.ruleIds).toEqual([rule]);
    org.deleteRule(rule);
    expect(reasons(high)).toEqual({ byHand: true, ruleIds: [] });
    org.deleteGroup(high);
    expect([...org.rules.values()].map(({ status }) => status)).toEqual(["INVALID"]);
  });
});

type Step = (org: SimOrg) => void;

/** One change, by numbers that pick among what the org has. */
const steps: readonly ((org: SimOrg, a: number, b: number) => void)[] = [
  (org, a) =>
    org.addUser({ profile: { login: `new${a}@x.example`, department: ["Sales", "Finance"][a % 2] as string } }),
  (org, a, b) => org.updateUser(at(org.users, a), { department: ["Sales", "Finance", "Legal"][b % 3] as string }),
  (org, a, b) => org.deactivateUser(at(org.users, a), { keepGroups: b % 2 === 0 }),
  (org, a) => org.reactivateUser(at(org.users, a)),
  (org, a) => org.suspendUser(at(org.users, a)),
  (org, a) => org.deleteUser(at(org.users, a)),
  (org, a, b) => org.addMember(at(org.groups, a), at(org.users, b)),
  (org, a, b) => org.removeMember(at(org.groups, a), at(org.users, b)),
  (org, a) => org.deleteGroup(at(org.groups, a)),
  (org, a, b) => org.addRule({ name: `r${a}`, expression: 'user.department=="Sales"', groupIds: [at(org.groups, b)] }),
  (org, a) => org.deactivateRule(at(org.rules, a)),
  (org, a) => org.activateRule(at(org.rules, a)),
  (org, a, b) => org.deleteRule(at(org.rules, a), { removeUsers: b % 2 === 0 }),
  (org, a, b) => org.assignUser(at(org.apps, a), at(org.users, b)),
  (org, a, b) => org.unassignUser(at(org.apps, a), at(org.users, b)),
  (org, a, b) => org.assignGroup(at(org.apps, a), at(org.groups, b), b % 3),
  (org, a, b) => org.unassignGroup(at(org.apps, a), at(org.groups, b)),
  (org, a) => org.deactivateApp(at(org.apps, a)),
  (org, a) => org.activateApp(at(org.apps, a)),
  (org, a, b) => org.updateApp(at(org.apps, a), { implicitAssignment: b % 2 === 0 }),
  (org, a) => org.deleteApp(at(org.apps, a)),
];

function at(map: ReadonlyMap<string, unknown>, index: number): string {
  return [...map.keys()][index % Math.max(1, map.size)] ?? "none";
}

describe("after any run of changes", () => {
  test("memberships and accounts are what the rules and assignments say", () => {
    const step = fc.tuple(fc.nat(steps.length - 1), fc.nat(1_000), fc.nat(1_000)).map(
      ([which, a, b]): Step =>
        (org) =>
          steps[which]?.(org, a, b),
    );
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(5), fc.array(step, { minLength: 1, maxLength: 40 }), (seed, run) => {
        const org = generateOrg({ users: 14, groups: 8, apps: 6, rules: 4, seed });
        for (const change of run) {
          try {
            change(org);
          } catch (error) {
            // Changes Okta would refuse are refused, and must leave nothing half done.
            expect((error as Error).name).toBe("SimulatorError");
            refused++;
          }
        }
        expect(inconsistencies(org)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(0);
  });
});
