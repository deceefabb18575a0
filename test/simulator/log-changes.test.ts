import { describe, expect, test } from "vitest";
import type { Row } from "./ask.ts";
import { type LogScene, logScene, targetOf } from "./log-scene.ts";

/** What a change writes: each event's type and the types of its targets. */
function written({ org }: LogScene, change: () => void): string[] {
  const before = org.log.events().length;
  change();
  return (org.log.events() as Row[])
    .slice(before)
    .map(({ eventType, target }) => `${eventType} ${(target ?? []).map(({ type }: Row) => type).join(",")}`.trim());
}

const last = ({ org }: LogScene): Row => org.log.events().at(-1);

describe("what changes write to the log", () => {
  test("users", () => {
    const scene = logScene();
    const { org } = scene;
    const events = (change: () => void) => written(scene, change);
    let bob = "";
    expect(
      events(() => {
        bob = org.addUser({ profile: { login: "bob@x.example" } }).id;
      }),
    ).toEqual(["user.lifecycle.create User", "user.lifecycle.activate User"]);
    expect(targetOf(last(scene), "User")).toBe(bob);
    expect(events(() => org.updateUser(bob, { title: "Boss" }))).toEqual(["user.account.update_profile User"]);
    expect(events(() => org.suspendUser(bob))).toEqual(["user.lifecycle.suspend User"]);
    expect(events(() => org.unsuspendUser(bob))).toEqual(["user.lifecycle.unsuspend User"]);
    expect(events(() => org.setUserStatus(bob, "LOCKED_OUT"))).toEqual(["user.account.lock User"]);
    expect(events(() => org.setUserStatus(bob, "ACTIVE"))).toEqual(["user.account.unlock User"]);
    expect(events(() => org.signIn(bob))).toEqual(["user.session.start"]);
    expect(last(scene)).toMatchObject({ actor: { id: bob, type: "User" }, target: null });
    expect(events(() => org.deactivateUser(bob))).toEqual(["user.lifecycle.deactivate User"]);
    expect(events(() => org.reactivateUser(bob))).toEqual(["user.lifecycle.reactivate User"]);
    expect(events(() => org.deleteUser(bob))).toEqual([
      "user.lifecycle.deactivate User",
      "user.lifecycle.delete.initiated User",
      "user.lifecycle.delete.completed User",
    ]);
  });

  test("a leaver's groups, accounts, roles and tokens", () => {
    const scene = logScene();
    const { org, ann, group, app } = scene;
    org.addMember(group, ann);
    org.assignUser(app, ann);
    const manual = org.addApp({ label: "Badges", manualDeprovisioning: true }).id;
    org.assignUser(manual, ann);
    org.setUserRoles(ann, ["APP_ADMIN"]);
    org.addApiToken({ name: "Own", userId: ann });
    expect(written(scene, () => org.deactivateUser(ann))).toEqual([
      "user.lifecycle.deactivate User",
      "application.user_membership.remove AppUser,AppInstance,User",
      "application.user_membership.revoke AppUser,AppInstance,User",
      "user.account.privilege.revoke User",
      "system.api_token.revoke Token",
      "group.user_membership.remove User,UserGroup",
    ]);
  });

  test("groups and their members, by whoever acts", () => {
    const scene = logScene();
    const { org, ann, group } = scene;
    const events = (change: () => void) => written(scene, change);
    const boss = org.addUser({ profile: { login: "boss@x.example" } }).id;
    org.actAs(boss);
    expect(events(() => org.addMember(group, ann))).toEqual(["group.user_membership.add User,UserGroup"]);
    expect(last(scene).actor).toMatchObject({ id: boss, type: "User", alternateId: "boss@x.example" });
    expect([targetOf(last(scene), "User"), targetOf(last(scene), "UserGroup")]).toEqual([ann, group]);
    expect(events(() => org.removeMember(group, ann))).toEqual(["group.user_membership.remove User,UserGroup"]);
    org.actAs(null);
    expect(events(() => org.renameGroup(group, "Crew"))).toEqual(["group.profile.update UserGroup"]);
    expect(last(scene).actor.type).toBe("SystemPrincipal");
    org.addMember(group, ann);
    expect(events(() => org.deleteGroup(group))).toEqual(["group.lifecycle.delete UserGroup"]);
    expect(events(() => org.addGroup({ name: "New" }))).toEqual(["group.lifecycle.create UserGroup"]);
  });

  test("imports, by Okta itself", () => {
    const scene = logScene();
    const { org, ann, app } = scene;
    const events = (change: () => void) => written(scene, change);
    org.actAs(ann);
    let group = "";
    expect(
      events(() => {
        group = org.addGroup({ name: "AD", sourceAppId: app }).id;
      }),
    ).toEqual(["system.import.group.create UserGroup"]);
    expect(events(() => org.addMember(group, ann))).toEqual([
      "group.user_membership.add User,UserGroup",
      "system.import.group_membership.complete AppInstance",
    ]);
    expect(last(scene).actor.type).toBe("SystemPrincipal");
    expect(last(scene).transaction.type).toBe("JOB");
    expect(events(() => org.renameGroup(group, "AD 2"))).toEqual(["system.import.group.update UserGroup"]);
    expect(events(() => org.deleteGroup(group))).toEqual(["system.import.group.delete UserGroup"]);
  });

  test("rules, and the members they make", () => {
    const scene = logScene();
    const { org, ann, group } = scene;
    const events = (change: () => void) => written(scene, change);
    const expression = 'user.firstName=="Ann"';
    let rule = "";
    expect(
      events(() => {
        rule = org.addRule({ name: "Anns", expression, groupIds: [group] }).id;
      }),
    ).toEqual(["group.user_membership.rule.trigger GroupRule", "group.user_membership.add User,UserGroup"]);
    expect(last(scene).actor.type).toBe("SystemPrincipal");
    expect(events(() => org.removeMember(group, ann))).toEqual([
      "group.user_membership.rule.add_exclusion GroupRule,User",
      "group.user_membership.remove User,UserGroup",
    ]);
    expect(events(() => org.deactivateRule(rule))).toEqual(["group.user_membership.rule.deactivated GroupRule"]);
    expect(events(() => org.activateRule(rule))).toEqual(["group.user_membership.rule.trigger GroupRule"]);
    expect(events(() => org.deleteGroup(group))).toEqual([
      "group.lifecycle.delete UserGroup",
      "group.user_membership.rule.invalidate GroupRule",
    ]);
  });

  test("apps, their groups and accounts", () => {
    const scene = logScene();
    const { org, ann, group, app } = scene;
    const events = (change: () => void) => written(scene, change);
    const account = (change: string) => `application.user_membership.${change} AppUser,AppInstance,User`;
    org.addMember(group, ann);
    expect(events(() => org.addApp({ label: "Other" }))).toEqual(["application.lifecycle.create AppInstance"]);
    expect(events(() => org.updateApp(app, { label: "Pay" }))).toEqual(["application.lifecycle.update AppInstance"]);
    expect(events(() => org.assignUser(app, ann))).toEqual([account("add")]);
    expect(targetOf(last(scene), "AppUser")).not.toBe(ann);
    expect([targetOf(last(scene), "User"), targetOf(last(scene), "AppInstance")]).toEqual([ann, app]);
    expect(events(() => org.setAccountStatus(app, ann, "SUSPENDED"))).toEqual([account("update")]);
    expect(events(() => org.unassignUser(app, ann))).toEqual([account("remove")]);
    expect(events(() => org.assignGroup(app, group))).toEqual([
      "group.application_assignment.add UserGroup,AppInstance",
      account("add"),
    ]);
    const other = org.addGroup({ name: "Other" }).id;
    expect(events(() => org.assignGroup(app, other, 0))).toEqual([
      "group.application_assignment.update UserGroup,AppInstance",
      "group.application_assignment.add UserGroup,AppInstance",
    ]);
    expect(targetOf(last(scene), "UserGroup")).toBe(other);
    expect(events(() => org.unassignGroup(app, group))).toEqual([
      "group.application_assignment.remove UserGroup,AppInstance",
      account("remove"),
    ]);
    expect(events(() => org.leaveAccount(app, ann, {}))).toEqual([]);
    expect(events(() => org.deactivateApp(app))).toEqual(["application.lifecycle.deactivate AppInstance"]);
    expect(events(() => org.activateApp(app))).toEqual(["application.lifecycle.activate AppInstance"]);
    expect(events(() => org.deleteApp(app))).toEqual(["application.lifecycle.delete AppInstance"]);
  });

  test("standard roles of users, groups and service apps", () => {
    const scene = logScene();
    const { org, ann, group } = scene;
    const events = (change: () => void) => written(scene, change);
    const service = org.addApp({ label: "Importer", serviceApp: true }).id;
    expect(events(() => org.setUserRoles(ann, ["APP_ADMIN"]))).toEqual(["user.account.privilege.grant User,ROLE"]);
    expect(events(() => org.setUserRoles(ann, []))).toEqual(["user.account.privilege.revoke User"]);
    expect(events(() => org.setGroupRoles(group, ["ORG_ADMIN"]))).toEqual(["group.privilege.grant UserGroup,ROLE"]);
    org.addMember(group, ann);
    org.setUserRoles(ann, ["APP_ADMIN"]);
    // A role by a group is left, so it is a change and no end.
    expect(events(() => org.setUserRoles(ann, []))).toEqual(["user.account.privilege.grant User,ROLE"]);
    expect(events(() => org.setGroupRoles(group, []))).toEqual(["group.privilege.revoke UserGroup"]);
    expect(events(() => org.setClientRoles(service, ["READ_ONLY_ADMIN"]))).toEqual([
      "app.oauth2.client.privilege.grant PublicClientApp,ROLE",
    ]);
    expect(events(() => org.setClientRoles(service, []))).toEqual([
      "app.oauth2.client.privilege.revoke PublicClientApp",
    ]);
  });

  test("custom roles, resource sets, bindings and tokens", () => {
    const scene = logScene();
    const { org, ann, group } = scene;
    const events = (change: () => void) => written(scene, change);
    const [orn, other] = [group, ann].map((id) => `orn:okta:directory:${org.id}:groups:${id}`) as [string, string];
    let [role, set, token] = ["", "", ""];
    expect(
      events(() => {
        role = org.addCustomRole({ label: "Keeper", permissions: ["okta.users.read"] }).id;
        set = org.addResourceSet({ label: "Team", resources: [orn] }).id;
        token = org.addApiToken({ name: "HR", userId: ann }).id;
      }),
    ).toEqual(["iam.role.create CustomRole", "iam.resourceset.create ResourceSet", "system.api_token.create Token"]);
    expect(events(() => org.changeCustomRole(role, { permissions: ["okta.groups.read"] }))).toEqual([
      "iam.role.permissions.add CustomRole,Permission",
      "iam.role.permissions.delete CustomRole,Permission",
    ]);
    expect(events(() => org.changeCustomRole(role, { label: "Warden" }))).toEqual(["iam.role.update CustomRole"]);
    expect(events(() => org.setResources(set, [other]))).toEqual([
      "iam.resourceset.resources.add ResourceSet,Resource",
      "iam.resourceset.resources.delete ResourceSet,Resource",
    ]);
    expect(events(() => org.bind(set, role, `users/${ann}`))).toEqual([
      "iam.resourceset.bindings.add ResourceSet,CustomRole,User",
    ]);
    expect(events(() => org.unbind(set, role, `users/${ann}`))).toEqual([
      "iam.resourceset.bindings.delete ResourceSet,CustomRole,User",
    ]);
    expect(events(() => org.deleteResourceSet(set))).toEqual(["iam.resourceset.delete ResourceSet"]);
    expect(events(() => org.deleteCustomRole(role))).toEqual(["iam.role.delete CustomRole"]);
    expect(events(() => org.revokeApiToken(token))).toEqual(["system.api_token.revoke Token"]);
  });

  test("an event keeps the names of its time", () => {
    const scene = logScene();
    const { org, ann, app } = scene;
    org.useApp(ann, app);
    org.updateUser(ann, { lastName: "May" });
    org.useApp(ann, app);
    const names = (org.log.events() as Row[])
      .filter(({ eventType }) => eventType === "user.authentication.sso")
      .map(({ actor }) => actor.displayName);
    expect(names).toEqual(["Ann Lee", "Ann May"]);
  });
});
