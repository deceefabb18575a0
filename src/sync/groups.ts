import { writeQueries } from "../graph/queries.ts";
import type { OktaGroup } from "../okta/records.ts";
import { createBatchWriter } from "./batch-writer.ts";
import { contentHash } from "./content-hash.ts";
import type { Collector, KnownGroup } from "./context.ts";
import { doubtAbout, lossOf } from "./doubtful-loss.ts";
import { keyOf, sortKeyOf } from "./keys.ts";

/** All groups with Okta's own member counts, which tell the membership collector which ones are empty. */
export const groups: Collector = {
  name: "groups",
  after: [],
  async collect(context, tally) {
    const writer = createBatchWriter<ReturnType<typeof toGroupRow>>({
      weightLimit: 2_000,
      write: async (rows) => {
        if (!context.dryRun) await context.graph.write(writeQueries.mergeGroups, { rows, now: context.now });
      },
    });
    tally.atBreakOff(writer.flush);
    for await (const page of context.okta.groups({ signal: context.signal, meter: tally.meter })) {
      tally.read += page.records.length;
      for (const group of page.records) {
        const row = toGroupRow(group, context.orgId);
        const known = context.groups.get(group.id);
        const unchanged = known?.hash === row.properties.hash;
        if (!known) tally.added += 1;
        else if (!unchanged && !known.seen) tally.changed += 1;
        context.groups.set(group.id, {
          id: group.id,
          hash: row.properties.hash,
          name: group.name,
          type: group.type,
          userCount: group.stats?.usersCount ?? null,
          members: known?.members ?? 0,
          membersChanged: group.lastMembershipUpdated,
          membersStamp: known?.membersStamp ?? null,
          membersReadAt: known?.membersReadAt ?? null,
          ruleTarget: known?.ruleTarget ?? false,
          rules: [],
          old: known?.old ?? false,
          listed: true,
          seen: true,
          assigned: false,
          hasAdminPrivilege: group.hasAdminPrivilege,
        });
        if (!unchanged) await writer.add(row);
      }
      for (const bad of page.quarantined) {
        tally.miss({ code: "QUARANTINED", reason: `a group record could not be read: ${bad.reason}` });
      }
    }
    await writer.flush();
    if ([...context.groups.values()].some((group) => isEveryone(group) && !group.seen)) {
      tally.miss({
        code: "PARTIAL",
        reason:
          "Okta no longer lists the group Everyone, which no org can lose: the token sees only some of the groups now. None is believed gone, all are kept. Give the token's owner a role that sees all groups, then sync again.",
      });
      return;
    }
    const doubt = await doubtAbout(context, {
      ...lossOf(context.groups.values()),
      what: "groups",
      isThere: (id) => context.okta.exists("groups", id, { signal: context.signal, meter: tally.meter }),
    });
    if (doubt) tally.miss(doubt);
  },
};

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
