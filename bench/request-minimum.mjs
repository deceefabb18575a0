/**
 * The fewest requests in which all a sync reads can be had from Okta, given what the org truly holds: lists at the largest
 * page Okta serves, no request about what the lists already tell.
 * - Groups come with their member counts, so empty ones need no look; everyone in the org is in Everyone.
 * - Only members of rule targets need Okta's word on the rules behind each, which takes the smaller page.
 * - Assignments of apps to groups can be listed by app or by group: the cheaper of the two counts.
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
  };
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
