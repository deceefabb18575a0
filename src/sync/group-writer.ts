import { writeQueries } from "../graph/queries.ts";
import type { OktaGroup } from "../okta/records.ts";
import { type BatchWriter, createBatchWriter } from "./batch-writer.ts";
import { contentHash } from "./content-hash.ts";
import type { KnownGroup, SyncContext, Tally } from "./context.ts";
import { keyOf, sortKeyOf } from "./keys.ts";

/** Writes groups that are new or changed, and notes of each what Okta says of it. */
export function createGroupWriter(context: SyncContext, tally: Tally): BatchWriter<OktaGroup> {
  const writer = createBatchWriter<ReturnType<typeof toGroupRow>>({
    weightLimit: 2_000,
    write: async (rows) => {
      if (!context.dryRun) await context.graph.write(writeQueries.mergeGroups, { rows, now: context.now });
    },
  });
  return {
    async add(group) {
      const row = toGroupRow(group, context.orgId);
      const known = context.groups.get(group.id);
      const unchanged = known?.hash === row.properties.hash;
      if (!known) tally.added += 1;
      else if (!unchanged && !known.listed) tally.changed += 1;
      context.groups.set(group.id, {
        id: group.id,
        hash: row.properties.hash,
        name: group.name,
        type: group.type,
        userCount: group.stats?.usersCount ?? null,
        members: known?.members ?? 0,
        appsCount: group.stats?.appsCount ?? null,
        apps: known?.apps ?? 0,
        membersChanged: group.lastMembershipUpdated,
        membersStamp: known?.membersStamp ?? null,
        membersReadAt: known?.membersReadAt ?? null,
        ruleTarget: known?.ruleTarget ?? false,
        rules: known?.rules ?? [],
        old: known?.old ?? false,
        listed: true,
        seen: true,
        assigned: false,
        hasAdminPrivilege: group.hasAdminPrivilege,
      });
      if (!unchanged) await writer.add(row);
    },
    flush: () => writer.flush(),
  };
}

/** Okta has one group of all users, of type BUILT_IN and with a name that cannot be changed. */
export function isEveryone(group: Pick<KnownGroup, "type" | "name">): boolean {
  return group.type === "BUILT_IN" && group.name === "Everyone";
}

export function everyoneOf(groups: ReadonlyMap<string, KnownGroup>): KnownGroup | undefined {
  return [...groups.values()].find((group) => isEveryone(group));
}

export function toGroupRow(group: OktaGroup, orgId: string) {
  const content = {
    oktaId: group.id,
    orgId,
    name: group.name,
    description: group.description,
    type: group.type,
    sourceAppId: group.sourceAppId,
    sortKey: sortKeyOf(orgId, group.name, group.id),
    userCount: group.stats === null ? null : BigInt(group.stats.usersCount),
  };
  const dates = { lastUpdated: group.lastUpdated, lastMembershipUpdated: group.lastMembershipUpdated };
  return {
    key: keyOf(orgId, group.id),
    properties: { ...content, hash: contentHash([{ ...content, userCount: group.stats?.usersCount ?? null }, dates]) },
    ...dates,
  };
}
