import { needs } from "../../access/needs.ts";
import { collectors, organizationCounts } from "../../graph/queries/read.ts";
import type { OrganizationRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import type { OrganizationResolvers, SyncResolvers } from "../generated.ts";
import { orgIdOfKey, toGlobalId } from "../global-id.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { latestSyncs } from "../loaders/syncs.ts";
import { pageSize, rangeOfOrg } from "../pages.ts";

const syncsShown = 10;

export const Organization: OrganizationResolvers = {
  id: (org) => toGlobalId("Organization", org.key),
  syncs: (org, { first }, context) => latestSyncs(context, org, pageSize(first, syncsShown)),
  lastSync: async (org, _, context) => (await latestSyncs(context, org, 1))[0] ?? null,
  userCount: async (org, _, context) => (await counts(context, org)).users,
  groupCount: async (org, _, context) => (await counts(context, org)).groups,
  appCount: async (org, _, context) => (await counts(context, org)).apps,
  dataStatus: (org, _, context) => dataStatusFor(context, org.orgId, needs.everything()),
};

export const Sync: SyncResolvers = {
  id: (sync) => toGlobalId("Sync", sync.key),
  collectors: async (sync, _, context) => {
    const batch = context.batch(collectors.name, async (keys) => {
      const rows = await context.read(collectors, { keys: [...keys] });
      return new Map(rows.map((row) => [row.key, row.collectors]));
    });
    return (await batch.load(sync.key)) ?? [];
  },
};

async function counts(context: Context, org: OrganizationRow) {
  const batch = context.batch(organizationCounts.name, async (keys) => {
    const ranges = keys.map((key) => ({ key, ...rangeOfOrg(orgIdOfKey(key)) }));
    const rows = await context.read(organizationCounts, { ranges });
    return new Map(rows.map((row) => [row.key, row]));
  });
  return (await batch.load(org.key)) ?? { users: 0, groups: 0, apps: 0 };
}
