import type { NewGrant } from "../org/role-changes.ts";
import { type OrgState, oktaTime, type SimUser } from "../org/state.ts";
import type { SimOrg } from "../org.ts";
import type { Random } from "../random.ts";
import { generateCredentials, generateServiceApps } from "./credentials.ts";
import { bindCustomRoles } from "./custom-roles.ts";
import { eligibleGroups, type GroupDraft } from "./groups.ts";
import { type OrgPlan, pastTime } from "./plan.ts";

const firstRoles = [["SUPER_ADMIN"], ["READ_ONLY_ADMIN"], ["USER_ADMIN", "APP_ADMIN"], ["HELP_DESK_ADMIN"]] as const;

export function giveGroupRole(plan: OrgPlan, state: OrgState, groups: readonly GroupDraft[]): void {
  const holder = groups.find(({ group, size }) => group.type === "OKTA_GROUP" && size > 0 && size < 20);
  if (holder === undefined) return;
  const at = oktaTime(plan.until - 300 * 86_400_000);
  const grant = { type: "HELP_DESK_ADMIN", groupTargets: [], appTargets: [], created: at, lastUpdated: at };
  state.groupRoles.set(holder.group.id, [grant]);
}

/** Makes changes as if at a time in the past. */
function inThePast(plan: OrgPlan, org: SimOrg, random: Random, change: () => void): void {
  const { now } = org.clock;
  org.clock.now = () => pastTime(plan, random, 400);
  change();
  org.clock.now = now;
}

export function generateAdmins(plan: OrgPlan, org: SimOrg): void {
  const random = plan.random("admins");
  const active = [...org.users.values()].filter(({ status }) => status === "ACTIVE");
  const { admins: wanted } = plan;
  inThePast(plan, org, random, () => {
    for (const [number, user] of active.slice(0, Math.min(4, wanted ?? 4)).entries())
      org.setUserRoles(user.id, firstRoles[number] ?? []);
    if (wanted === null || wanted === 0) return;
    const admins = active
      .slice(0, 4)
      .concat(spread(active.slice(4), wanted - 4))
      .slice(0, wanted);
    const customOnly = giveStandardRoles(org, random, admins.slice(4));
    giveMoreGroupRoles(org, random, wanted);
    generateServiceApps(org, random);
    bindCustomRoles(org, random, wanted, customOnly.length > 0 ? customOnly : admins.slice(-1));
    generateCredentials(org, random, admins);
  });
}

/** `count` of the list at even distances. */
function spread<T>(list: readonly T[], count: number): T[] {
  if (count <= 0) return [];
  const step = Math.max(1, list.length / count);
  return list.filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step)).slice(0, count);
}

/** Every standard type, those that take targets with and without. */
function standardRoles(org: SimOrg, random: Random): (() => NewGrant)[] {
  const groups = [...org.groups.values()].filter(({ type }) => type !== "BUILT_IN").map(({ id }) => id);
  const apps = [...org.apps.values()].flatMap(({ name, id }) => (name === null ? [] : [{ name, id }]));
  const some = <T>(list: readonly T[]) =>
    list.length === 0 ? [] : Array.from({ length: 1 + Math.floor(random.next() ** 3 * 25) }, () => random.pick(list));
  const ofGroups = (type: string) => () => ({ type, groupTargets: some(groups) });
  const ofApps = (whole: boolean) => () => {
    const targets = some(apps).map(({ name, id }) => [whole ? name : id, { name, id: whole ? null : id }] as const);
    return { type: "APP_ADMIN", appTargets: [...new Map(targets).values()] };
  };
  return [
    () => "ORG_ADMIN",
    ofGroups("USER_ADMIN"),
    ofGroups("HELP_DESK_ADMIN"),
    ofGroups("GROUP_MEMBERSHIP_ADMIN"),
    ofApps(true),
    ofApps(false),
    () => "REPORT_ADMIN",
    () => "API_ACCESS_MANAGEMENT_ADMIN",
    () => "GROUP_MEMBERSHIP_ADMIN",
    () => "WORKFLOWS_ADMIN",
    () => "ACCESS_CERTIFICATIONS_ADMIN",
    () => "ACCESS_REQUESTS_ADMIN",
    () => "MOBILE_ADMIN",
    () => "USER_ADMIN",
    () => "HELP_DESK_ADMIN",
    () => "APP_ADMIN",
    () => "READ_ONLY_ADMIN",
    () => "SUPER_ADMIN",
  ];
}

/** Returns those it left without, for the custom roles. */
function giveStandardRoles(org: SimOrg, random: Random, admins: readonly SimUser[]): SimUser[] {
  const roles = standardRoles(org, random);
  const left: SimUser[] = [];
  let next = 0;
  for (const [number, user] of admins.entries()) {
    if (number % 6 === 5) {
      left.push(user);
      continue;
    }
    const grants = [roles[next++ % roles.length] as () => NewGrant];
    if (random.chance(0.2)) grants.push(roles[(next + random.int(5)) % roles.length] as () => NewGrant);
    const byType = new Map(
      grants.map((make) => make()).map((grant) => [typeof grant === "string" ? grant : grant.type, grant]),
    );
    org.setUserRoles(user.id, [...byType.values()]);
  }
  return left;
}

function giveMoreGroupRoles(org: SimOrg, random: Random, admins: number): void {
  const groups = eligibleGroups(org).filter((id) => !org.groupRoles.has(id));
  const roles = standardRoles(org, random);
  for (const [number, id] of spread(groups, Math.ceil(admins / 40)).entries())
    org.setGroupRoles(id, [(roles[(1 + number) % roles.length] as () => NewGrant)()]);
}
