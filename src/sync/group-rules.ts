import { syncQueries, writeQueries } from "../graph/queries.ts";
import type { OktaGroupRule } from "../okta/records.ts";
import { contentHash } from "./content-hash.ts";
import type { Collector, SyncContext } from "./context.ts";
import { doubtAbout } from "./doubtful-loss.ts";
import { keyOf } from "./keys.ts";
import { stands } from "./known.ts";

const batchSize = 200;

/**
 * Group rules with their targets and excluded users. A rule explains memberships; it never grants by itself.
 * Inactive and invalid rules count as well: Okta leaves the members they made in place.
 */
export const groupRules: Collector = {
  name: "groupRules",
  after: ["users", "groups"],
  async collect(context, tally) {
    const known = new Map<string, { hash: string | null; groupIds: readonly string[] }>();
    const prefix = keyOf(context.orgId, "");
    for (const { id, ...rule } of await context.graph.read(syncQueries.knownGroupRules, { prefix }))
      known.set(id, rule);
    const explainAnew = (groupIds: readonly string[]) => {
      for (const id of groupIds) context.changes?.explainedAnew.add(id);
    };
    context.removals.setTotal("groupRules", known.size);
    const had = known.size;
    const gone = new Set(known.keys());
    let quarantined = 0;
    let rows: ReturnType<typeof toGroupRuleRow>[] = [];
    const write = async () => {
      if (!context.dryRun && rows.length > 0) {
        await context.graph.write(writeQueries.mergeGroupRules, { rows, now: context.now });
      }
      rows = [];
    };
    tally.atBreakOff(write);
    for await (const page of context.okta.groupRules({ signal: context.signal, meter: tally.meter })) {
      tally.read += page.records.length;
      quarantined += page.quarantined.length;
      for (const rule of page.records) {
        const row = toGroupRuleRow(rule, context);
        for (const groupId of rule.groupIds) {
          const group = context.groups.get(groupId);
          if (!group) continue;
          group.ruleTarget = true;
          group.rules.push(`${rule.id} ${row.properties.hash}`);
        }
        gone.delete(rule.id);
        const before = known.get(rule.id);
        if (before?.hash === row.properties.hash) continue;
        if (before) tally.changed += 1;
        else tally.added += 1;
        explainAnew([...(before?.groupIds ?? []), ...rule.groupIds]);
        known.set(rule.id, { hash: row.properties.hash, groupIds: rule.groupIds });
        rows.push(row);
        if (rows.length >= batchSize) await write();
      }
      for (const bad of page.quarantined) {
        tally.miss({ code: "QUARANTINED", reason: `a group rule could not be read: ${bad.reason}` });
      }
    }
    await write();
    const doubt = await doubtAbout(context, {
      had,
      lost: [...gone],
      what: "group rules",
      isThere: (id) => context.okta.exists("groups/rules", id, { signal: context.signal, meter: tally.meter }),
    });
    if (doubt) tally.miss(doubt);
    else if (quarantined === 0) {
      const keys = [...gone].map((id) => keyOf(context.orgId, id));
      context.removals.nodes("groupRules", keys);
      for (const id of gone) explainAnew(known.get(id)?.groupIds ?? []);
    }
  },
};

/** Targets and exclusions Okta names but does not list (deleted ones stay in a rule) are left out until they are known. */
function toGroupRuleRow(rule: OktaGroupRule, context: SyncContext) {
  const { orgId } = context;
  const groupIds = rule.groupIds.filter((id) => stands(context.groups.get(id), "groups", context)).sort();
  const excludedUserIds = rule.excludedUserIds.filter((id) => stands(context.users.get(id), "users", context)).sort();
  const content = { oktaId: rule.id, orgId, name: rule.name, status: rule.status, expression: rule.expression };
  return {
    key: keyOf(orgId, rule.id),
    properties: { ...content, hash: contentHash([content, groupIds, excludedUserIds]) },
    groupKeys: groupIds.map((id) => keyOf(orgId, id)),
    excludedUserKeys: excludedUserIds.map((id) => keyOf(orgId, id)),
  };
}
