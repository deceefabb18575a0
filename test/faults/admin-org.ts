import type { SimOrg } from "../../src/simulator/org.ts";
import { addUser, type Cast, id } from "./org.ts";

/** Gives the cast admin roles of every sort, and whatever acts with admin power: each list has several pages. */
export function giveRoles(cast: Cast): void {
  const { org, users, groups, apps, customRoles, resourceSets } = cast;
  addUser(cast, "root", "None");
  for (const name of ["robot", "courier"]) cast.apps[name] = org.addApp({ label: name, serviceApp: true }).id;
  org.setUserRoles(id(users, "root"), ["SUPER_ADMIN"]);
  org.setUserRoles(id(users, "ada"), [{ type: "USER_ADMIN", groupTargets: idsOf(groups, "band", "floor") }]);
  org.setUserRoles(id(users, "ben"), ["REPORT_ADMIN"]);
  org.setUserRoles(id(users, "cai"), [
    { type: "HELP_DESK_ADMIN", groupTargets: idsOf(groups, "band", "floor", "team", "lone") },
  ]);
  org.setUserRoles(id(users, "dee"), [{ type: "APP_ADMIN", appTargets: instances(cast, "wiki", "payroll", "chat") }]);
  org.setUserRoles(id(users, "gus"), [{ type: "APP_ADMIN", appTargets: [{ name: "oidc_client" }] }]);
  org.setUserRoles(id(users, "hal"), ["READ_ONLY_ADMIN"]);
  org.setGroupRoles(id(groups, "floor"), [{ type: "HELP_DESK_ADMIN", groupTargets: idsOf(groups, "band") }]);
  org.setClientRoles(id(apps, "robot"), [
    { type: "GROUP_MEMBERSHIP_ADMIN", groupTargets: idsOf(groups, "band", "floor", "team") },
  ]);
  org.setClientRoles(id(apps, "courier"), [
    { type: "APP_ADMIN", appTargets: instances(cast, "wiki", "payroll", "chat") },
  ]);

  const role = (name: string, ...permissions: string[]) => {
    customRoles[name] = org.addCustomRole({ label: name, permissions }).id;
  };
  role("keepers", "okta.groups.manage", "okta.groups.read", "okta.users.read");
  role("readers", "okta.users.read", "okta.apps.read");
  role("former", "okta.users.read");
  const set = (name: string, ...resources: string[]) => {
    resourceSets[name] = org.addResourceSet({ label: name, resources }).id;
  };
  set("places", groupOrn(cast, "band"), groupOrn(cast, "floor"), groupOrn(cast, "team"), orn(org, "users"));
  set("spots", groupOrn(cast, "band"), groupOrn(cast, "lone"));
  set("corners", groupOrn(cast, "team"));
  bind(cast, "places", "keepers", `users/${id(users, "fay")}`);
  bind(cast, "places", "keepers", `users/${id(users, "dee")}`);
  bind(cast, "places", "keepers", `groups/${id(groups, "lone")}`);
  bind(cast, "places", "keepers", `clients/${id(apps, "robot")}`);
  bind(cast, "places", "readers", `users/${id(users, "cai")}`);
  bind(cast, "spots", "readers", `groups/${id(groups, "floor")}`);

  for (const [name, owner] of Object.entries({ deploy: "root", report: "ada", old: "hal" })) {
    cast.tokens[name] = org.addApiToken({ name, userId: id(users, owner) }).id;
  }
  org.setAppKeys(id(apps, "robot"), [{ kid: "robot 1" }, { kid: "robot 2" }]);
  org.setAppKeys(id(apps, "courier"), [{ kid: "courier 1" }]);
  org.setFactors(id(users, "ada"), [{ factorType: "push" }, { factorType: "sms" }]);
  org.setFactors(id(users, "hal"), [{ factorType: "push" }, { factorType: "token:software:totp" }]);
}

/** As `changeOrg`: of each kind something comes, something goes, and something changes. */
export function changeRoles(cast: Cast): void {
  const { org, users, groups, apps, customRoles, resourceSets, tokens } = cast;
  org.setUserRoles(id(users, "ada"), [{ type: "USER_ADMIN", groupTargets: idsOf(groups, "band", "lone") }]);
  org.setUserRoles(id(users, "ben"), []);
  org.setUserRoles(id(users, "hal"), ["READ_ONLY_ADMIN", "MOBILE_ADMIN"]);
  org.setUserRoles(id(users, "new"), [{ type: "USER_ADMIN", groupTargets: idsOf(groups, "band") }]);
  org.setGroupRoles(id(groups, "floor"), [{ type: "HELP_DESK_ADMIN", groupTargets: idsOf(groups, "band", "lone") }]);
  org.setGroupRoles(id(groups, "team"), [{ type: "USER_ADMIN", groupTargets: idsOf(groups, "floor") }]);
  org.setClientRoles(id(apps, "robot"), [
    { type: "GROUP_MEMBERSHIP_ADMIN", groupTargets: idsOf(groups, "band", "floor", "empty") },
  ]);

  const more = ["okta.groups.manage", "okta.groups.read", "okta.apps.read"];
  org.changeCustomRole(id(customRoles, "keepers"), { permissions: more });
  org.deleteCustomRole(id(customRoles, "former"));
  customRoles.movers = org.addCustomRole({ label: "movers", permissions: ["okta.users.manage"] }).id;
  const places = [groupOrn(cast, "band"), groupOrn(cast, "floor"), groupOrn(cast, "fresh"), orn(org, "users")];
  org.setResources(id(resourceSets, "places"), places);
  org.deleteResourceSet(id(resourceSets, "corners"));
  resourceSets.rooms = org.addResourceSet({ label: "rooms", resources: [orn(org, "apps")] }).id;
  org.unbind(id(resourceSets, "places"), id(customRoles, "keepers"), `users/${id(users, "dee")}`);
  bind(cast, "places", "keepers", `users/${id(users, "new")}`);
  bind(cast, "places", "movers", `groups/${id(groups, "fresh")}`);
  bind(cast, "rooms", "movers", `clients/${id(apps, "courier")}`);

  org.revokeApiToken(id(tokens, "old"));
  tokens.fresh = org.addApiToken({ name: "fresh", userId: id(users, "cai") }).id;
  org.setAppKeys(id(apps, "robot"), [{ kid: "robot 1" }, { kid: "robot 3" }]);
  org.setFactors(id(users, "ada"), [{ factorType: "push" }, { factorType: "webauthn" }]);
  org.setFactors(id(users, "new"), [{ factorType: "push" }]);
}

/**
 * Takes every custom role from everyone but some groups. Where a group that held nothing before is named as a holder and its own
 * list is empty a moment later, it is not known which of the two is so.
 * @param groupIds who keep theirs
 */
export function unbindAll({ org }: Cast, groupIds: readonly string[] = []): void {
  for (const [setId, roles] of [...org.bindings]) {
    for (const [roleId, members] of [...roles])
      for (const member of [...members.keys()])
        if (!groupIds.some((groupId) => member === `groups/${groupId}`)) org.unbind(setId, roleId, member);
  }
}

function bind({ org, customRoles, resourceSets }: Cast, set: string, role: string, member: string): void {
  org.bind(id(resourceSets, set), id(customRoles, role), member);
}

function idsOf(names: Record<string, string>, ...wanted: string[]): string[] {
  return wanted.map((name) => id(names, name));
}

function instances({ org, apps }: Cast, ...wanted: string[]) {
  return idsOf(apps, ...wanted).map((appId) => ({ name: org.apps.get(appId)?.name ?? "", id: appId }));
}

const orn = (org: SimOrg, ...rest: string[]) => ["orn:okta:directory", org.id, ...rest].join(":");

function groupOrn({ org, groups }: Cast, name: string): string {
  return orn(org, "groups", id(groups, name));
}
