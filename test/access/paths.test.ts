import { expect, test } from "vitest";
import { entitlementOf } from "../../src/access/entitlement.ts";
import { type AccountFact, type GroupFact, pathsOf } from "../../src/access/paths.ts";

const group = (groupId: string, more: Partial<GroupFact> = {}): GroupFact => ({
  groupId,
  kind: "NORMAL",
  reason: "DIRECT",
  ruleIds: null,
  memberSince: null,
  memberAdded: null,
  memberAddedBy: null,
  assignedSince: null,
  assignedAdded: null,
  assignedAddedBy: null,
  ...more,
});
const account = (more: Partial<AccountFact>): AccountFact => ({
  scope: "GROUP",
  status: "ACTIVE",
  grantingGroupId: null,
  firstSeen: null,
  ...more,
});

test("a path stands since its last hop came about", () => {
  const groups = [group("g", { memberSince: "2026-01-02T00:00:00.000Z", assignedSince: "2026-01-01T00:00:00.000Z" })];
  expect(pathsOf({ direct: null, groups, account: null })[0]?.since).toBe("2026-01-02T00:00:00.000Z");
  const half = [group("g", { assignedSince: "2026-01-01T00:00:00.000Z" })];
  expect(pathsOf({ direct: null, groups: half, account: null })[0]?.since).toBe("2026-01-01T00:00:00.000Z");
});

test("an assignment of a kind not known counts as one by an administrator", () => {
  expect(pathsOf({ direct: null, groups: [group("g", { kind: null })], account: null })[0]?.kind).toBe("GROUP");
});

test("an account of scope USER without an assignment grants nothing, one of an unknown scope is shown as unexplained", () => {
  const kinds = (scope: string | null) =>
    pathsOf({ direct: null, groups: [], account: account({ scope }) }).map((path) => path.kind);
  expect(kinds("USER")).toEqual([]);
  expect(kinds(null)).toEqual(["UNEXPLAINED"]);
  expect(kinds("ROLE")).toEqual(["UNEXPLAINED"]);
});

test("an unexplained path names the group that Okta names", () => {
  const facts = { direct: null, groups: [group("g")], account: account({ grantingGroupId: "gone", firstSeen: "x" }) };
  expect(pathsOf(facts).at(-1)).toMatchObject({ kind: "UNEXPLAINED", grantingGroupId: "gone", via: null, since: "x" });
});

test("a no is only said when nothing that could say yes is missing", () => {
  expect(entitlementOf(1, ["memberships"])).toBe("ENTITLED");
  expect(entitlementOf(0, [])).toBe("NOT_ENTITLED");
  expect(entitlementOf(0, ["groupRules", "userTypes", "organization"])).toBe("NOT_ENTITLED");
  for (const collector of ["users", "groups", "memberships", "apps", "appUsers", "appGroups"]) {
    expect(entitlementOf(0, ["groupRules", collector])).toBe("UNKNOWN");
  }
});
