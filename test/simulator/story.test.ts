import { describe, expect, test } from "vitest";
import { story, storyIndex, storyOrg } from "../../src/simulator/story.ts";
import { adminTrouble, bindings } from "./admin-consistency.ts";
import { inconsistencies } from "./consistency.ts";

const org = storyOrg();
const find = storyIndex(org);
const app = (label: string) => find.app(label);
const account = (label: string, login: string) => org.accounts.get(app(label))?.get(find.user(login));
const reason = (group: string, login: string) => org.members.get(find.group(group))?.get(find.user(login));

describe("the story", () => {
  test("is small, consistent and always the same", () => {
    expect([org.users.size, org.groups.size, org.apps.size, org.rules.size]).toEqual([25, 12, 8, 5]);
    expect(inconsistencies(org)).toEqual([]);
    const again = storyOrg();
    expect([...again.users]).toEqual([...org.users]);
    expect([...again.accounts]).toEqual([...org.accounts]);
    expect(again.id).toBe(org.id);
  });

  test("names only people, groups and apps it has", () => {
    for (const login of Object.values(story.people)) expect(org.users.has(find.user(login))).toBe(true);
    for (const name of Object.values(story.groups)) expect(org.groups.has(find.group(name))).toBe(true);
    for (const label of Object.values(story.apps)) expect(org.apps.has(find.app(label))).toBe(true);
  });

  test("has administrators of several kinds, and what they sign in with", () => {
    const { people, groups } = story;
    expect(adminTrouble(org)).toEqual([]);
    expect(org.userRoles.get(find.user(people.groupAdmin))).toMatchObject([
      { type: "USER_ADMIN", groupTargets: [find.group(groups.groupAdminTarget)] },
    ]);
    expect(org.userRoles.get(find.user(people.appAdmin))).toMatchObject([
      { type: "APP_ADMIN", appTargets: [{ name: "github_enterprise", id: null }] },
    ]);
    expect(org.groupRoles.get(find.group(groups.serviceDesk))).toMatchObject([{ type: "HELP_DESK_ADMIN" }]);
    expect([...org.customRoles.values()].map(({ label }) => label)).toEqual([story.customRole]);
    expect([...org.resourceSets.values()].map(({ label }) => label)).toEqual([story.resourceSet]);
    expect(bindings(org).map(({ member }) => member)).toEqual([
      `users/${find.user(people.customAdmin)}`,
      `groups/${find.group(groups.customAdmins)}`,
    ]);
    const grace = find.user(people.superAdmin);
    expect([...org.apiTokens.values()]).toMatchObject([{ name: story.apiToken, userId: grace }]);
    expect(org.factors.get(grace)?.map(({ factorType }) => factorType)).toEqual(["push", "sms"]);
  });

  test("lets one person reach Payroll individually, by a rule and by an imported group", () => {
    const ada = story.people.threeWays;
    expect(account(story.apps.main, ada)).toMatchObject({ scope: "USER", status: "ACTIVE" });
    const rule = org.rules.get(reason(story.groups.byRule, ada)?.ruleIds[0] as string);
    expect(rule).toMatchObject({ name: "Finance by department", status: "ACTIVE" });
    expect(reason(story.groups.imported, ada)).toEqual({ byHand: false, ruleIds: [] });
    const imported = org.groups.get(find.group(story.groups.imported));
    expect(imported).toMatchObject({ type: "APP_GROUP", sourceAppId: app(story.apps.directory) });
    const rows = [...(org.appGroups.get(app(story.apps.main))?.keys() ?? [])];
    expect(rows).toEqual([find.group(story.groups.byRule), find.group(story.groups.imported)]);
  });

  test("has a suspended and a deactivated leaver, each with something left", () => {
    const { suspendedLeaver, goneLeaver } = story.people;
    expect(org.users.get(find.user(suspendedLeaver))?.status).toBe("SUSPENDED");
    expect(account("Salesforce", suspendedLeaver)).toMatchObject({ scope: "USER", status: "PROVISIONED" });
    expect(org.users.get(find.user(goneLeaver))?.status).toBe("DEPROVISIONED");
    expect(account(story.apps.manualRemoval, goneLeaver)).toMatchObject({ scope: "USER", status: "REVOKED" });
    expect(org.groupsOf.get(find.user(goneLeaver))?.size).toBe(0);
  });

  test("has an app open to all, one for Everyone, an inactive one, and rules that no longer hold", () => {
    const wiki = org.apps.get(app(story.apps.openToAll));
    expect([wiki?.implicitAssignment, org.accounts.get(app(story.apps.openToAll))?.size]).toEqual([true, 0]);
    expect(org.accounts.get(app(story.apps.everyone))?.size).toBe(24);
    expect(org.apps.get(app(story.apps.inactive))?.status).toBe("INACTIVE");
    const statuses = Object.fromEntries([...org.rules.values()].map(({ name, status }) => [name, status]));
    expect([statuses[story.rules.invalid], statuses[story.rules.inactive]]).toEqual(["INVALID", "INACTIVE"]);
    expect(reason("Contractors", "ana.silva@larkspur.example")?.ruleIds).toHaveLength(1);
    expect(org.members.get(find.group(story.groups.empty))?.size).toBe(0);
    expect(reason("Sales", story.people.excluded)).toBeUndefined();
    expect(reason("Engineering", story.people.ruleAndHand)).toMatchObject({
      byHand: true,
      ruleIds: [expect.any(String)],
    });
  });
});
