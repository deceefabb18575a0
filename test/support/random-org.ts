import fc from "fast-check";
import type { PlainOrg } from "./plain-okta.ts";

const userStatuses = [
  "ACTIVE",
  "ACTIVE",
  "ACTIVE",
  "STAGED",
  "PROVISIONED",
  "SUSPENDED",
  "DEPROVISIONED",
  "LOCKED_OUT",
  "PASSWORD_EXPIRED",
  "RECOVERY",
  "FROM_THE_FUTURE",
];
const accountStatuses = [
  "ACTIVE",
  "ACTIVE",
  "PROVISIONED",
  "APPROVED",
  "STAGED",
  "IMPLICIT",
  "PENDING",
  "IMPORTED",
  "MATCHED",
  "SUSPENDED",
  "INACTIVE",
  "REVOKED",
  "DEPROVISIONED",
  "UNASSIGNED",
  "FROM_THE_FUTURE",
];
const names = fc.oneof(
  fc.constantFrom("ann", "Ann", "ANN", "bo", "Zoë", "日本", "😀", "a'b\"c", "x\\y", " pad ", "(all) AND *", "é", "é"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
);

/** Small orgs that hold everything at once: odd rows, lonely accounts, empty groups, names that repeat, every status. */
export function randomOrg(id: string): fc.Arbitrary<PlainOrg> {
  return fc
    .record({
      users: fc.array(fc.tuple(fc.constantFrom(...userStatuses), names), { minLength: 1, maxLength: 8 }),
      groups: fc.array(fc.tuple(fc.constantFrom("OKTA_GROUP", "OKTA_GROUP", "APP_GROUP", "BUILT_IN"), names), {
        maxLength: 5,
      }),
      everyone: fc.boolean(),
      apps: fc.array(fc.tuple(fc.constantFrom("ACTIVE", "ACTIVE", "INACTIVE"), fc.boolean(), names), {
        minLength: 1,
        maxLength: 4,
      }),
      seed: fc.array(fc.nat(1000), { minLength: 120, maxLength: 120 }),
    })
    .map(({ users, groups, everyone, apps, seed }) => {
      let at = 0;
      const chance = (percent: number) => (seed[at++ % seed.length] ?? 0) % 100 < percent;
      const pick = <T>(items: readonly T[]): T | undefined =>
        items[(seed[at++ % seed.length] ?? 0) % Math.max(1, items.length)];
      const org: PlainOrg = {
        id,
        name: "Random",
        users: users.map(([status, login], index) => ({
          id: `u-${index}`,
          // In an org without a single current user nobody could own the token.
          status: index === 0 && status === "DEPROVISIONED" ? "ACTIVE" : status,
          login: `${login}-${index % 3}`,
        })),
        groups: groups.map(([type, name], index) => ({
          id: `g-${index}`,
          type,
          name: name === "Everyone" ? "X" : name,
        })),
        members: [],
        rules: [],
        apps: apps.map(([status, open, label], index) => ({
          id: `a-${index}`,
          label,
          status,
          // An open app in an org whose Everyone cannot be read is a gap, which has its own test.
          implicit: open && everyone,
        })),
        accounts: [],
        appGroups: [],
      };
      if (everyone) org.groups.push({ id: "g-all", type: "BUILT_IN", name: "Everyone" });
      const targets = org.groups.filter((group) => group.type === "OKTA_GROUP" && chance(50));
      if (targets.length > 0) {
        org.rules.push({ id: "r-1", name: "rule", status: "ACTIVE", groupIds: targets.map((group) => group.id) });
      }
      for (const group of org.groups.filter((candidate) => candidate.id !== "g-all")) {
        for (const user of org.users) {
          if (!chance(40)) continue;
          const byRule = targets.includes(group) && chance(60);
          org.members.push({ groupId: group.id, userId: user.id, ...(byRule ? { ruleIds: ["r-1"] } : {}) });
        }
      }
      for (const app of org.apps) {
        for (const group of org.groups) {
          if (chance(35)) org.appGroups.push({ appId: app.id, groupId: group.id, priority: org.appGroups.length });
        }
        for (const user of org.users) {
          if (!chance(45)) continue;
          const scope = chance(50) ? "USER" : chance(90) ? "GROUP" : "FROM_THE_FUTURE";
          const groupId = scope !== "USER" && chance(70) ? (pick(org.groups)?.id ?? "g-gone") : undefined;
          const status = pick(accountStatuses) ?? "ACTIVE";
          org.accounts.push({ appId: app.id, userId: user.id, scope, status, groupId });
        }
      }
      return org;
    });
}
