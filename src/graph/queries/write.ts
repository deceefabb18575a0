import { z } from "zod";
import { integer, noRow, query } from "../query.ts";

const now = z.string();
const properties = z.record(z.string(), z.unknown());
const written = z.object({ written: z.number() });
const node = { key: z.string(), properties };
const date = z.string().nullable();
/** What is new since the first sync, for it is found by that; null for what the first one finds. */
const begun = date;

export const mergeOrganization = query("write/merge-organization", {
  params: z.object({ row: z.object(node), now }),
  row: noRow,
});
export const mergeUsers = query("write/merge-users", {
  params: z.object({
    rows: z.array(
      z.object({
        ...node,
        created: date,
        activated: date,
        lastLogin: date,
        passwordChanged: date,
        statusChanged: date,
        lastUpdated: date,
      }),
    ),
    now,
  }),
  row: noRow,
});
export const mergeGroups = query("write/merge-groups", {
  params: z.object({ rows: z.array(z.object({ ...node, lastUpdated: date, lastMembershipUpdated: date })), now }),
  row: noRow,
});
export const mergeApps = query("write/merge-apps", {
  params: z.object({ rows: z.array(z.object({ ...node, created: date, lastUpdated: date })), now }),
  row: noRow,
});
export const mergeGroupRules = query("write/merge-group-rules", {
  params: z.object({
    rows: z.array(z.object({ ...node, groupKeys: z.array(z.string()), excludedUserKeys: z.array(z.string()) })),
    now,
  }),
  row: noRow,
});
export const mergeMemberships = query("write/merge-memberships", {
  params: z.object({
    rows: z.array(
      z.object({
        groupKey: z.string(),
        reason: z.string(),
        ruleIds: z.array(z.string()).nullable(),
        userKeys: z.array(z.string()),
      }),
    ),
    now,
    begun,
  }),
  row: written,
});
export const markMembersRead = query("write/mark-members-read", {
  params: z.object({ rows: z.array(z.object({ key: z.string(), stamp: z.string() })), now }),
  row: noRow,
});
export const mergeUserAssignments = query("write/merge-user-assignments", {
  params: z.object({ rows: z.array(z.object({ appKey: z.string(), userKeys: z.array(z.string()) })), now, begun }),
  row: written,
});
export const mergeGroupAssignments = query("write/merge-group-assignments", {
  params: z.object({
    rows: z.array(
      z.object({ groupKey: z.string(), appKey: z.string(), kind: z.string(), priority: integer.nullable() }),
    ),
    now,
    begun,
  }),
  row: written,
});
export const mergeAccounts = query("write/merge-accounts", {
  params: z.object({
    rows: z.array(z.object({ appKey: z.string(), userKey: z.string(), properties, lastUpdated: date })),
    now,
    begun,
  }),
  row: written,
});

const dated = { ...node, created: date, lastUpdated: date };
export const mergeCustomRoles = query("write/merge-custom-roles", {
  params: z.object({ rows: z.array(z.object(dated)), now }),
  row: noRow,
});
export const mergeResourceSets = query("write/merge-resource-sets", {
  params: z.object({
    rows: z.array(
      z.object({
        ...dated,
        resources: z.array(z.object({ key: z.string(), label: z.string(), resourceId: z.string(), properties })),
        contained: z.array(z.string()),
      }),
    ),
    now,
  }),
  row: written,
});
export const mergeRoleAssignments = query("write/merge-role-assignments", {
  params: z.object({
    rows: z.array(
      z.object({
        ...dated,
        expires: date,
        assigneeKind: z.string(),
        assigneeKey: z.string(),
        role: z.object(node),
        roleName: z.string(),
        resourceSets: z.array(z.object(node)),
        scopeLabel: z.string(),
        scopeKeys: z.array(z.string()),
        scopeKnown: z.boolean(),
        isPower: z.boolean(),
      }),
    ),
    now,
  }),
  row: written,
});
export const mergeApiTokens = query("write/merge-api-tokens", {
  params: z.object({ rows: z.array(z.object({ ...dated, expires: date, userKey: z.string().nullable() })), now }),
  row: noRow,
});
const owned = {
  params: z.object({ rows: z.array(z.object({ ...dated, ownerKey: z.string() })), now }),
  row: written,
};
export const mergeCredentials = query("write/merge-credentials", owned);
export const mergeFactors = query("write/merge-factors", owned);
export const markFactorsRead = query("write/mark-factors-read", {
  params: z.object({ keys: z.array(z.string()), now }),
  row: noRow,
});
export const forgetFactors = query("write/forget-factors", {
  params: z.object({ keys: z.array(z.string()) }),
  row: noRow,
});
export const markGroupRolesSwept = query("write/mark-group-roles-swept", {
  params: z.object({ key: z.string(), now }),
  row: noRow,
});

const grants = z.array(
  z.object({
    kind: z.string(),
    sourceKey: z.string(),
    targetKey: z.string(),
    at: z.string(),
    by: z.string().nullable(),
    byType: z.string().nullable(),
  }),
);
export const foldActivity = query("write/fold-activity", {
  params: z.object({
    key: z.string(),
    orgId: z.string(),
    from: z.string(),
    next: z.string(),
    recent: z.array(z.string()),
    coveredFrom: z.array(z.string()),
    coveredTo: z.array(z.string()),
    caughtUp: z.boolean(),
    now,
    uses: z.array(
      z.object({
        userKey: z.string(),
        appKey: z.string(),
        first: date,
        last: date,
        count: integer,
        lastFailure: date,
      }),
    ),
    activity: z.array(z.object({ userKey: z.string(), at: z.string() })),
    grants,
  }),
  row: written,
});

export const foldEnds = query("write/fold-ends", { params: z.object({ ends: grants }), row: written });

const edgeRemoval = {
  params: z.object({ rows: z.array(z.object({ targetKey: z.string(), sourceKeys: z.array(z.string()) })), now }),
  row: noRow,
};
export const removeMemberships = query("write/remove-memberships", edgeRemoval);
export const removeUserAssignments = query("write/remove-user-assignments", edgeRemoval);
export const removeGroupAssignments = query("write/remove-group-assignments", edgeRemoval);
export const removeImplicitAssignments = query("write/remove-implicit-assignments", edgeRemoval);
export const removeAccounts = query("write/remove-accounts", edgeRemoval);

const nodeRemoval = { params: z.object({ keys: z.array(z.string()) }), row: noRow };
const kept = { params: z.object({ keys: z.array(z.string()), now }), row: noRow };
export const removeUsers = query("write/remove-users", kept);
export const removeGroups = query("write/remove-groups", kept);
export const removeApps = query("write/remove-apps", kept);
export const removeGroupRules = query("write/remove-group-rules", kept);
const detaching = {
  params: z.object({ keys: z.array(z.string()), now, limit: integer }),
  row: z.object({ removed: z.number() }),
};
export const detachGroups = query("write/detach-groups", detaching);
export const detachApps = query("write/detach-apps", detaching);

export const removeRoles = query("write/remove-roles", nodeRemoval);
export const removeResourceSets = query("write/remove-resource-sets", nodeRemoval);
export const removeRoleAssignments = query("write/remove-role-assignments", kept);
export const removeApiTokens = query("write/remove-api-tokens", nodeRemoval);
export const removeCredentials = query("write/remove-credentials", nodeRemoval);
export const removeFactors = query("write/remove-factors", nodeRemoval);
export const removeUnusedRoles = query("write/remove-unused-roles", {
  params: z.object({ prefix: z.string() }),
  row: noRow,
});

const lease = { key: z.string(), holder: z.string(), leaseSeconds: integer };
const number = z.object({ number: z.number() });
export const beginSync = query("write/begin-sync", {
  params: z.object({
    ...lease,
    orgKey: z.string(),
    orgId: z.string(),
    number: integer,
    mode: z.string(),
    now,
    stamp: z.string(),
    unsettled: z.boolean(),
  }),
  row: number,
});
export const renewSync = query("write/renew-sync", { params: z.object(lease), row: number });
export const fenceSync = query("write/fence-sync", {
  params: z.object({ ...lease, unsettles: z.boolean() }),
  row: number,
});
export const shortenClaim = query("write/shorten-claim", { params: z.object(lease), row: noRow });
export const endInterruptedSyncs = query("write/end-interrupted-syncs", {
  params: z.object({ prefix: z.string(), before: z.string() }),
  row: noRow,
});
export const finishSync = query("write/finish-sync", {
  params: z.object({
    key: z.string(),
    holder: z.string(),
    finishedAt: z.string(),
    unsettled: z.boolean(),
    properties,
    changesSince: date,
    changesNext: z.string().nullable(),
    collectors: z.array(z.object({ ...node, readInFullAt: date })),
  }),
  row: written,
});

export const pruneSyncs = query("write/prune-syncs", {
  params: z.object({ prefix: z.string(), before: z.string(), until: z.string(), limit: integer }),
  row: z.object({ removed: z.number() }),
});

export const mergeGaps = query("write/merge-gaps", {
  params: z.object({ rows: z.array(z.object({ ...node, since: z.string(), lastComplete: date })), now }),
  row: noRow,
});
export const removeGaps = query("write/remove-gaps", kept);
export const purgeOrganization = query("write/purge-organization", {
  params: z.object({ prefix: z.string(), batch: integer }),
  row: z.object({ removed: z.number() }),
});
