import { adminCollectors, type CollectorName, collectorNames } from "./collector-names.ts";

/** What an answer rests on of one collector: all it reads, or only some scopes (groups for memberships, apps for the others). */
export interface Need {
  collector: CollectorName;
  scopes: "ALL" | readonly string[];
}

const whole = (...names: CollectorName[]): Need[] => names.map((collector) => ({ collector, scopes: "ALL" }));
const of = (collector: CollectorName, scopes: readonly string[]): Need => ({ collector, scopes });

/** The collectors whose data decide who reaches what; `groupRules` only gives reasons. */
export const entitlementCollectors: ReadonlySet<string> = new Set([
  "users",
  "groups",
  "memberships",
  "apps",
  "appUsers",
  "appGroups",
]);

/** What each kind of answer rests on. Ids are Okta ids. */
export const needs = {
  /** @param groupIds the groups assigned to the app; with none, no membership can matter */
  whoCanReach: (appId: string, groupIds: readonly string[]): Need[] => [
    ...whole("users", "groups", "apps", "groupRules"),
    ...(groupIds.length === 0 ? [] : [of("memberships", groupIds)]),
    of("appUsers", [appId]),
    of("appGroups", [appId]),
  ],
  canReach: (): Need[] => whole("users", "groups", "apps", "memberships", "appUsers", "appGroups", "groupRules"),
  members: (groupId: string): Need[] => [...whole("users", "groups", "groupRules"), of("memberships", [groupId])],
  memberships: (): Need[] => whole("users", "groups", "memberships", "groupRules"),
  groupApps: (): Need[] => whole("groups", "apps", "appGroups"),
  appGroups: (appId: string): Need[] => [...whole("groups", "apps"), of("appGroups", [appId])],
  /** What could give something of these and is not seen, so that having none of them is not certain. */
  lack: (side: { apps: readonly string[]; groups: readonly string[]; roles: readonly string[] }): Need[] => {
    const isByAnyGroup = side.apps.length + side.roles.length > 0;
    return [
      ...(isByAnyGroup ? whole("groups", "memberships") : [of("memberships", side.groups)]),
      ...(side.apps.length > 0 ? [of("appUsers", side.apps), of("appGroups", side.apps)] : []),
      ...(side.roles.length > 0 ? whole("roleAssignments") : []),
    ];
  },
  users: (): Need[] => whole("users"),
  groups: (): Need[] => whole("groups"),
  apps: (): Need[] => whole("apps"),
  groupRules: (): Need[] => whole("groupRules"),
  /** Who holds a role directly; through a group, memberships decide as well. */
  roles: (): Need[] => whole("roleAssignments", "roles", "resourceSets"),
  userRoles: (): Need[] => whole("users", "groups", "memberships", "roleAssignments", "roles", "resourceSets"),
  admins: (): Need[] => whole("users", "groups", "memberships", "apps", "roleAssignments", "roles", "resourceSets"),
  /** @param groupIds the groups whose members decide what roles are over, or who has them */
  powers: (groupIds: readonly string[]): Need[] => [
    ...whole("users", "groups", "apps", "roleAssignments", "roles", "resourceSets"),
    of("memberships", groupIds),
  ],
  /** Assignments of roles by the one each was given to. */
  assignments: (): Need[] => whole("users", "groups", "apps", "roleAssignments", "roles", "resourceSets"),
  /** A standard role is known by its assignments only, a custom one by a list of its own. */
  role: (roleId: string, kind: string | null): Need[] =>
    kind === "CUSTOM" ? [of("roles", [roleId])] : whole("roleAssignments"),
  roleList: (): Need[] => whole("roleAssignments", "roles"),
  resourceSet: (setId: string): Need[] => [of("resourceSets", [setId])],
  resourceSets: (): Need[] => whole("resourceSets", "roleAssignments"),
  factors: (userId: string): Need[] => [...whole("users"), of("factors", [userId])],
  apiTokens: (): Need[] => whole("users", "apiTokens"),
  credentials: (appId: string): Need[] => [...whole("apps"), of("credentials", [appId])],
  /** All but admin permissions, which most tokens may not see. */
  everything: (): Need[] => whole(...collectorNames.filter((name) => !adminCollectors.has(name))),
};

/** What several answers rest on together, each part once. */
export function together(...lists: readonly Need[][]): Need[] {
  const needed = new Map<CollectorName, Need>();
  for (const need of lists.flat()) {
    const { scopes = [] } = needed.get(need.collector) ?? {};
    const isAll = scopes === "ALL" || need.scopes === "ALL";
    needed.set(need.collector, {
      collector: need.collector,
      scopes: isAll ? "ALL" : [...new Set([...scopes, ...need.scopes])],
    });
  }
  return [...needed.values()];
}
