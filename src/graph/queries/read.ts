import { z } from "zod";
import { integer, query } from "../query.ts";
import {
  accountRow,
  appRow,
  collectorRow,
  gapRow,
  groupRow,
  groupRuleRow,
  maybeDate,
  maybeText,
  organizationRow,
  syncRow,
  usabilityRules,
  userRow,
} from "./rows.ts";

/** The questions of the product. Those that answer for several parents at once take `keys` and return one row a parent. */

const text = z.string();
const total = z.object({ total: z.number() });

/** One condition on one property; `field` comes from a fixed map, never from a caller. */
const condition = z.object({ field: text, op: text, values: z.array(text), negated: z.boolean() });
/** Alternatives of which one must hold, each a list of conditions that must all hold. `[[]]` lets everything pass. */
export const filter = z.array(z.array(condition));
export type Condition = z.output<typeof condition>;
export type Filter = z.output<typeof filter>;

/** Exclusive bounds of `sortKey`: a page, or a whole org. */
const range = { from: text, to: text };
const page = { ...range, limit: integer };
const keys = z.array(text);
const byKeys = z.object({ keys });
const totalByKey = z.object({ key: text, total: z.number() });

const reachFilter = {
  userFilter: filter,
  appFilter: filter,
  usabilities: z.array(text).nullable(),
  pathKinds: z.array(text).nullable(),
  rules: usabilityRules,
};
const memberFilter = { userFilter: filter, groupFilter: filter, reasons: z.array(text).nullable() };

const userNode = z.object({ node: userRow });
const groupNode = z.object({ node: groupRow });
const appNode = z.object({ node: appRow });

const userPage = { params: z.object({ ...page, userFilter: filter }), row: userNode };
export const usersPage = query("read/users-page", userPage);
export const usersPageDescending = query("read/users-page-descending", userPage);
export const usersCount = query("read/users-count", {
  params: z.object({ ...range, userFilter: filter }),
  row: total,
});
const groupPage = { params: z.object({ ...page, groupFilter: filter }), row: groupNode };
export const groupsPage = query("read/groups-page", groupPage);
export const groupsPageDescending = query("read/groups-page-descending", groupPage);
export const groupsCount = query("read/groups-count", {
  params: z.object({ ...range, groupFilter: filter }),
  row: total,
});
const appPage = { params: z.object({ ...page, appFilter: filter }), row: appNode };
export const appsPage = query("read/apps-page", appPage);
export const appsPageDescending = query("read/apps-page-descending", appPage);
export const appsCount = query("read/apps-count", { params: z.object({ ...range, appFilter: filter }), row: total });

export const usersByKey = query("read/users-by-key", { params: byKeys, row: userNode });
export const groupsByKey = query("read/groups-by-key", { params: byKeys, row: groupNode });
export const appsByKey = query("read/apps-by-key", { params: byKeys, row: appNode });
export const groupRulesByKey = query("read/group-rules-by-key", {
  params: byKeys,
  row: z.object({ node: groupRuleRow }),
});
export const syncsByKey = query("read/syncs-by-key", { params: byKeys, row: z.object({ node: syncRow }) });

const byName = z.object({ prefix: text, limit: integer });
export const usersByName = query("read/users-by-name", { params: byName, row: userNode });
export const groupsByName = query("read/groups-by-name", { params: byName, row: groupNode });
export const appsByName = query("read/apps-by-name", { params: byName, row: appNode });

const whoCanReach = {
  params: z.object({ keys, ...page, ...reachFilter }),
  row: z.object({
    key: text,
    app: appRow,
    edges: z.array(z.object({ user: userRow, account: accountRow.nullable() })),
  }),
};
export const whoCanReachByApp = query("read/who-can-reach-by-app", whoCanReach);
export const whoCanReachByAppDescending = query("read/who-can-reach-by-app-descending", whoCanReach);
export const whoCanReachByUserIndex = query("read/who-can-reach-by-user-index", whoCanReach);
export const whoCanReachByUserIndexDescending = query("read/who-can-reach-by-user-index-descending", whoCanReach);
export const whoCanReachCount = query("read/who-can-reach-count", {
  params: z.object({ keys, ...reachFilter }),
  row: totalByKey,
});

const estimates = { params: byKeys, row: z.object({ key: text, estimate: z.number(), users: z.number() }) };
export const reachEstimates = query("read/reach-estimates", estimates);
export const memberEstimates = query("read/member-estimates", estimates);

export const canReach = query("read/can-reach", {
  params: z.object({ keys, ...page, ...reachFilter }),
  row: z.object({
    key: text,
    user: userRow,
    edges: z.array(z.object({ app: appRow, account: accountRow.nullable() })),
  }),
});
export const canReachCount = query("read/can-reach-count", {
  params: z.object({ keys, ...reachFilter }),
  row: totalByKey,
});

export const reachFacts = query("read/reach-facts", {
  params: z.object({ pairs: z.array(z.object({ user: text, app: text })) }),
  row: z.object({
    user: text,
    app: text,
    direct: z.object({ since: maybeDate, added: maybeDate, addedBy: maybeText }).nullable(),
    groups: z.array(
      z.object({
        group: groupRow,
        groupId: text,
        kind: maybeText,
        priority: z.number().nullable(),
        reason: maybeText,
        ruleIds: z.array(text).nullable(),
        memberSince: maybeDate,
        memberAdded: maybeDate,
        memberAddedBy: maybeText,
        assignedSince: maybeDate,
        assignedAdded: maybeDate,
        assignedAddedBy: maybeText,
      }),
    ),
    account: accountRow.nullable(),
  }),
});

export const usesOfPairs = query("read/uses-of-pairs", {
  params: z.object({ pairs: z.array(z.object({ user: text, app: text })) }),
  row: z.object({
    user: text,
    app: text,
    first: maybeDate,
    last: maybeDate,
    count: z.number(),
    lastFailure: maybeDate,
  }),
});
export const systemLogs = query("read/system-logs", {
  params: z.object({ orgIds: z.array(text) }),
  row: z.object({
    orgId: text,
    isBegun: z.boolean(),
    hasCaughtUp: z.boolean(),
    coveredFrom: maybeDate,
    coveredTo: maybeDate,
    firstSync: maybeDate,
  }),
});

const membership = { reason: maybeText, ruleIds: z.array(text).nullable(), since: maybeDate, addedBy: maybeText };
const members = {
  params: z.object({ keys, ...page, ...memberFilter }),
  row: z.object({ key: text, group: groupRow, edges: z.array(z.object({ user: userRow, ...membership })) }),
};
export const membersByGroup = query("read/members-by-group", members);
export const membersByUserIndex = query("read/members-by-user-index", members);
export const membersCount = query("read/members-count", {
  params: z.object({ keys, ...memberFilter }),
  row: totalByKey,
});
export const memberships = query("read/memberships", {
  params: z.object({ keys, ...page, ...memberFilter }),
  row: z.object({ key: text, user: userRow, edges: z.array(z.object({ group: groupRow, ...membership })) }),
});
export const membershipsCount = query("read/memberships-count", {
  params: z.object({ keys, ...memberFilter }),
  row: totalByKey,
});

const groupApps = {
  params: z.object({ keys, ...page, appFilter: filter }),
  row: z.object({ key: text, nodes: z.array(appRow) }),
};
export const groupAppsPage = query("read/group-apps", groupApps);
export const groupAppsPageDescending = query("read/group-apps-descending", groupApps);
export const groupAppsCount = query("read/group-apps-count", {
  params: z.object({ keys, appFilter: filter }),
  row: totalByKey,
});

export const appGroups = query("read/app-groups", {
  params: z.object({ keys, ...page, groupFilter: filter }),
  row: z.object({
    key: text,
    edges: z.array(
      z.object({
        group: groupRow,
        assignments: z.array(z.object({ kind: maybeText, priority: z.number().nullish(), firstSeen: maybeDate })),
      }),
    ),
  }),
});
export const appGroupsCount = query("read/app-groups-count", {
  params: z.object({ keys, groupFilter: filter }),
  row: totalByKey,
});
export const assignedGroupIds = query("read/assigned-group-ids", {
  params: byKeys,
  row: z.object({ key: text, groupIds: z.array(text) }),
});

export const rulesOfGroups = query("read/rules-of-groups", {
  params: byKeys,
  row: z.object({ key: text, rules: z.array(groupRuleRow) }),
});
export const targetsOfRules = query("read/targets-of-rules", {
  params: byKeys,
  row: z.object({ key: text, targets: z.array(groupRow) }),
});

export const organizations = query("read/organizations", {
  params: z.object({}),
  row: z.object({ node: organizationRow }),
});
export const organizationCounts = query("read/organization-counts", {
  params: z.object({ ranges: z.array(z.object({ key: text, ...range })) }),
  row: z.object({ key: text, users: z.number(), groups: z.number(), apps: z.number() }),
});
export const orgHealth = query("read/org-health", {
  params: z.object({}),
  row: z.object({ orgId: text, lastSuccess: maybeDate, lastFullSuccess: maybeDate, logCoveredUntil: maybeDate }),
});
export const syncs = query("read/syncs", {
  params: z.object({ keys, limit: integer }),
  row: z.object({ key: text, syncs: z.array(syncRow) }),
});
export const collectors = query("read/collectors", {
  params: byKeys,
  row: z.object({ key: text, collectors: z.array(collectorRow) }),
});

export const collectorStates = query("read/collector-states", {
  params: z.object({ orgIds: keys, collectors: z.array(text) }),
  row: z.object({
    orgId: text,
    name: text,
    unsettledSince: maybeDate,
    lastStarted: maybeDate,
    lastRead: maybeDate,
    readInFullAt: maybeDate,
  }),
});
export const gapsOfOrganizations = query("read/gaps-of-organizations", {
  params: z.object({ orgIds: keys }),
  row: z.object({
    orgId: text,
    collector: text,
    isWhole: z.boolean(),
    count: z.number(),
    lastComplete: maybeDate,
    sample: z.array(gapRow),
  }),
});
export const gapsOfScopes = query("read/gaps-of-scopes", {
  params: z.object({ orgId: text, scopes: z.array(text) }),
  row: z.object({ gap: gapRow }),
});

const found = z.discriminatedUnion("type", [
  z.object({ type: z.literal("User"), node: userRow }),
  z.object({ type: z.literal("Group"), node: groupRow }),
  z.object({ type: z.literal("App"), node: appRow }),
]);
export type SearchHit = z.output<typeof found>;
export const searchNames = query("read/search-names", { params: byName, row: found });
export const searchWords = query("read/search-words", {
  params: z.object({ query: text, orgId: text, fetch: integer, limit: integer }),
  row: found,
});

export const otherClients = query("read/other-clients", {
  params: z.object({ product: text, own: text }),
  row: z.object({ clients: z.number() }),
});
export const ping = query("read/ping", { params: z.object({}), row: z.object({ one: z.number() }) });
