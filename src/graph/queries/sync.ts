import { z } from "zod";
import { query } from "../query.ts";

/** What the sync reads of the graph before it writes: enough to find out what changed, never whole nodes. */

const byPrefix = z.object({ prefix: z.string() });
const text = z.string();
const maybeText = z.string().nullable();

export const latestSync = query("sync/latest-sync", {
  params: byPrefix,
  row: z.object({
    key: text,
    number: z.number(),
    status: text,
    stamp: maybeText,
    unsettled: z.boolean(),
    holder: maybeText,
    leaseStands: z.boolean(),
    leaseSeconds: z.number(),
  }),
});
export const knownOrganization = query("sync/known-organization", {
  params: z.object({ key: text }),
  row: z.object({ hash: maybeText, userTypeIds: z.array(text), userTypeNames: z.array(text) }),
});
export const knownUsers = query("sync/known-users", {
  params: byPrefix.extend({ withHashes: z.boolean() }),
  row: z.object({ status: maybeText, ids: z.array(text), hashes: z.array(text) }),
});
export const hashesOfUsers = query("sync/hashes-of-users", {
  params: z.object({ keys: z.array(text) }),
  row: z.object({ id: text, hash: maybeText }),
});
export const knownGroups = query("sync/known-groups", {
  params: byPrefix,
  row: z.object({
    id: text,
    hash: maybeText,
    name: maybeText,
    type: maybeText,
    userCount: z.number().nullable(),
    membersStamp: maybeText,
    membersReadAt: maybeText,
    members: z.number(),
    rules: z.number(),
    appIds: z.array(text),
  }),
});
export const knownGroupRules = query("sync/known-group-rules", {
  params: byPrefix,
  row: z.object({ id: text, hash: maybeText, groupIds: z.array(text) }),
});
export const knownApps = query("sync/known-apps", {
  params: byPrefix,
  row: z.object({
    id: text,
    hash: maybeText,
    label: maybeText,
    accounts: z.number(),
    assignments: z.number(),
    name: maybeText,
    status: maybeText,
    serviceClientId: maybeText,
  }),
});
export const knownMemberships = query("sync/known-memberships", {
  params: z.object({ groupKeys: z.array(text) }),
  row: z.object({ groupId: text, userId: text, reason: maybeText, ruleIds: z.array(text).nullable() }),
});

const byApps = z.object({ appKeys: z.array(text) });
export const knownAccounts = query("sync/known-accounts", {
  params: byApps,
  row: z.object({ appId: text, userId: text, hash: maybeText }),
});
export const knownUserAssignments = query("sync/known-user-assignments", {
  params: byApps,
  row: z.object({ appId: text, userId: text }),
});
export const knownGroupAssignments = query("sync/known-group-assignments", {
  params: byApps,
  row: z.object({ appId: text, groupId: text, kind: maybeText, priority: z.number().nullable() }),
});
export const knownPairs = query("sync/known-pairs", {
  params: z.object({ pairs: z.array(z.object({ appKey: text, userKey: text })) }),
  row: z.object({ appId: text, userId: text, isKnown: z.boolean(), hash: maybeText, isAssigned: z.boolean() }),
});
export const appsOfGroups = query("sync/apps-of-groups", {
  params: z.object({ groupKeys: z.array(text) }),
  row: z.object({ groupId: text, appId: text }),
});
export const appsOfUsers = query("sync/apps-of-users", {
  params: z.object({ userKeys: z.array(text) }),
  row: z.object({ userId: text, appId: text }),
});
export const membersOfGroups = query("sync/members-of-groups", {
  params: z.object({ groupKeys: z.array(text), most: z.bigint() }),
  row: z.object({ groupId: text, userId: text }),
});
export const knownGaps = query("sync/known-gaps", {
  params: z.object({ orgId: text }),
  row: z.object({
    collector: text,
    scope: text,
    code: text,
    reason: maybeText,
    since: maybeText,
    lastComplete: maybeText,
  }),
});
export const lastComplete = query("sync/last-complete", {
  params: z.object({ orgId: text, prefix: text, names: z.array(text) }),
  row: z.object({ name: text, finishedAt: maybeText, readInFullAt: maybeText }),
});

const idAndHash = { id: text, hash: maybeText };
export const knownCustomRoles = query("sync/known-custom-roles", { params: byPrefix, row: z.object(idAndHash) });
export const knownResourceSets = query("sync/known-resource-sets", {
  params: byPrefix,
  row: z.object({ ...idAndHash, label: maybeText, orns: z.array(text) }),
});
export const knownRoleAssignments = query("sync/known-role-assignments", {
  params: byPrefix,
  row: z.object({
    ...idAndHash,
    key: text,
    assigneeKind: text,
    assigneeId: text,
    created: maybeText,
    isLimited: z.boolean(),
  }),
});
const idsWithin = { params: z.object({ key: text }), row: z.object({ id: text }) };
export const knownPermissions = query("sync/known-permissions", idsWithin);
export const knownResources = query("sync/known-resources", idsWithin);
export const knownApiTokens = query("sync/known-api-tokens", { params: byPrefix, row: z.object(idAndHash) });
const ofOwners = {
  params: z.object({ keys: z.array(text) }),
  row: z.object({ ownerId: text, key: text, hash: maybeText }),
};
export const knownCredentials = query("sync/known-credentials", ofOwners);
export const knownFactors = query("sync/known-factors", ofOwners);
export const knownFactorReadings = query("sync/known-factor-readings", {
  params: byPrefix,
  row: z.object({ id: text }),
});
export const groupRolesSwept = query("sync/group-roles-swept", {
  params: z.object({ key: text }),
  row: z.object({ at: maybeText }),
});
export const systemLog = query("sync/system-log", {
  params: z.object({ key: text }),
  row: z.object({
    next: maybeText,
    coveredFrom: z.array(text),
    coveredTo: z.array(text),
    recent: z.array(text),
    caughtUpAt: maybeText,
  }),
});
export const changesBase = query("sync/changes-base", {
  params: byPrefix,
  row: z.object({ since: text, next: maybeText }),
});
export const lastSyncs = query("sync/last-syncs", {
  params: z.object({}),
  row: z.object({ domain: maybeText, startedAt: maybeText, unsettled: z.boolean() }),
});
