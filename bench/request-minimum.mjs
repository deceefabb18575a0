import { administrators } from "../dist/simulator/org/holders.js";
import { groupTargeted } from "../dist/simulator/org/role-types.js";

/**
 * The fewest requests in which all a sync reads can be had from Okta, given what the org truly holds: lists at the largest
 * page Okta serves, no request about what the lists already tell.
 * - Groups come with their member counts, so empty ones need no look; everyone in the org is in Everyone.
 * - Only members of rule targets need Okta's word on the rules behind each, which takes the smaller page.
 * - Assignments of apps to groups can be listed by app or by group: the cheaper of the two counts.
 * - Roles of users only where Okta lists the user as an administrator; of groups and service apps only where they can hold any.
 *   A second request for a holder only where a role can be limited to apps, since Okta brings one kind of targets along.
 * @param org the org as the simulator holds it
 * @returns one number for each of the sync's collectors
 */
export function requestMinimum(org) {
  const deprovisioned = count(org.users.values(), (user) => user.status === "DEPROVISIONED");
  const ruleTargets = new Set([...org.rules.values()].flatMap((rule) => rule.groupIds));
  const groupsWithMembers = [...org.members].filter(([id, members]) => id !== org.everyoneId && members.size > 0);
  return {
    organization: 1,
    userTypes: 1,
    users: pages(org.users.size - deprovisioned, 200) + pages(deprovisioned, 200),
    groups: pages(org.groups.size, 200),
    groupRules: pages(org.rules.size, 200),
    memberships: sum(groupsWithMembers, ([id, members]) => pages(members.size, ruleTargets.has(id) ? 200 : 1_000)),
    apps: pages(org.apps.size, 200),
    appUsers: sum(org.apps.keys(), (id) => pages(org.accounts.get(id)?.size ?? 0, 500)),
    appGroups: Math.min(
      sum(org.apps.keys(), (id) => pages(org.appGroups.get(id)?.size ?? 0, 200)),
      sum(appsByGroup(org).values(), (apps) => pages(apps, 200)),
    ),
    ...administration(org),
  };
}

/** What a token that may see admin permissions reads beyond the rest. The list of administrators is told with the roles. */
function administration(org) {
  const users = administrators(org);
  const bound = (kind) => [...boundMembers(org)].filter(([of]) => of === kind).map(([, id]) => id);
  const groups = new Set([...org.groupRoles.keys(), ...bound("groups")]);
  const serviceApps = [...org.apps.values()].filter((app) => app.serviceApp);
  const forApps = (grants, ids) =>
    count(ids, (id) => grants.get(id)?.some(({ type }) => type === "APP_ADMIN") ?? false);
  const clientTargets = sum(serviceApps, ({ id }) =>
    sum(org.clientRoles.get(id) ?? [], ({ type, groupTargets, appTargets }) => {
      if (type === "APP_ADMIN") return pages(appTargets.length, 200);
      return groupTargeted.has(type) ? pages(groupTargets.length, 200) : 0;
    }),
  );
  return {
    roles: pages(users.size, 100) + pages(org.customRoles.size, 100) + org.customRoles.size,
    resourceSets:
      pages(org.resourceSets.size, 100) +
      sum(org.resourceSets, ([id, { resources }]) => {
        const bindings = org.bindings.get(id) ?? new Map();
        return (
          pages(resources.length, 100) +
          pages(bindings.size, 100) +
          sum(bindings.values(), ({ size }) => pages(size, 100))
        );
      }),
    roleAssignments:
      users.size +
      forApps(org.userRoles, users) +
      groups.size +
      forApps(org.groupRoles, groups) +
      serviceApps.length +
      clientTargets,
    apiTokens: 1,
    credentials: serviceApps.length,
    factors: users.size,
  };
}

function* boundMembers(org) {
  for (const roles of org.bindings.values()) {
    for (const members of roles.values()) for (const member of members.keys()) yield member.split("/");
  }
}

/** The same for an org that was read before and in which nothing has changed: Okta tells so of the members of each group. */
export function repeatedMinimum(org) {
  return { ...requestMinimum(org), memberships: 0 };
}

/** @returns the requests of all collectors together */
export function total(requests) {
  return sum(Object.values(requests), (value) => value);
}

/** An empty list still takes the request that shows it to be empty. */
function pages(rows, size) {
  return Math.max(1, Math.ceil(rows / size));
}

function appsByGroup(org) {
  const apps = new Map();
  for (const assigned of org.appGroups.values()) {
    for (const groupId of assigned.keys()) apps.set(groupId, (apps.get(groupId) ?? 0) + 1);
  }
  return apps;
}

function sum(items, weigh) {
  let result = 0;
  for (const item of items) result += weigh(item);
  return result;
}

function count(items, wanted) {
  return sum(items, (item) => (wanted(item) ? 1 : 0));
}
