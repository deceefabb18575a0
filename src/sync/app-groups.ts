import { syncQueries, writeQueries } from "../graph/queries.ts";
import type { Use } from "../okta/okta.ts";
import type { OktaAppGroup, Page } from "../okta/records.ts";
import { appScopes, isAppGone } from "./app-scope.ts";
import { assignedGroups } from "./assigned-groups.ts";
import { createBatchWriter } from "./batch-writer.ts";
import type { Collector } from "./context.ts";
import { createScopeDoubts } from "./doubtful-loss.ts";
import { keyOf } from "./keys.ts";
import { eachScope } from "./scopes.ts";
import { checkWritten } from "./written.ts";

/**
 * Which groups are assigned to which app. Read by app, since only there Okta tells the priority, unless asking the groups costs
 * much less; the priorities known before are kept then.
 */
export const appGroups: Collector = {
  name: "appGroups",
  after: ["groups", "apps"],
  async collect(context, tally) {
    const writer = createBatchWriter<{ groupKey: string; appKey: string; kind: string; priority: bigint | null }>({
      weightLimit: 5_000,
      write: async (rows) => {
        if (context.dryRun) return;
        const result = await context.graph.write(writeQueries.mergeGroupAssignments, {
          rows,
          now: context.now,
          begun: context.begun,
        });
        checkWritten(tally, result, rows.length, "assignments");
      },
    });
    tally.atBreakOff(writer.flush);
    const before = new Map<string, Map<string, number | null>>();
    const { changes } = context;
    const scopes = appScopes(context, () => 50).filter(
      ({ id, old }) => !changes || !old || changes.hints.appGroups.has(id) || context.gaps.leftOut("appGroups", id),
    );

    const byGroup = await assignedGroups(context, tally);
    const pagesOf = (appId: string, use: Use): AsyncIterable<Page<OktaAppGroup>> | Page<OktaAppGroup>[] =>
      byGroup === null
        ? context.okta.appGroups(appId, use)
        : [{ records: (byGroup.get(appId) ?? []).map(withoutPriority), quarantined: [] }];
    const doubts = createScopeDoubts(context, tally, "groups");
    await eachScope(context, tally, scopes, {
      prepare: async (chunk) => {
        for (const scope of chunk) before.set(scope.id, new Map());
        const appKeys = chunk.map((scope) => keyOf(context.orgId, scope.id));
        const rows = context.graph.stream(syncQueries.knownGroupAssignments, { appKeys }, { signal: context.signal });
        for await (const row of rows) {
          if (row.kind === "NORMAL") before.get(row.appId)?.set(row.groupId, row.priority);
        }
      },
      read: async (scope) => {
        const old = before.get(scope.id) ?? new Map<string, number | null>();
        before.delete(scope.id);
        const had = old.size;
        const seen = new Set<string>();
        let quarantined = 0;
        let unresolved = 0;
        const use = { signal: context.signal, meter: tally.meter };
        const appKey = keyOf(context.orgId, scope.id);
        for await (const page of pagesOf(scope.id, use)) {
          tally.read += page.records.length;
          quarantined += page.quarantined.length;
          for (const record of page.records) {
            if (seen.has(record.id)) continue;
            seen.add(record.id);
            const group = context.groups.get(record.id);
            if (!group?.seen && context.complete.has("groups")) unresolved += 1;
            if (!group) continue;
            group.seen = true;
            group.assigned = true;
            const known = old.get(record.id);
            old.delete(record.id);
            if (known === record.priority || (byGroup !== null && known !== undefined)) continue;
            if (known === undefined) tally.added += 1;
            else tally.changed += 1;
            // Members of the group have come by an account, or have it through another group now.
            changes?.accounts.addAll(scope.id);
            await writer.add({
              groupKey: keyOf(context.orgId, record.id),
              appKey,
              kind: "NORMAL",
              priority: record.priority === null ? null : BigInt(record.priority),
            });
          }
        }
        const miss = { scope: scope.id, scopeName: scope.name, known: scope.old };
        if (quarantined > 0) {
          const reason = `${quarantined} group assignments of ${scope.name} could not be read`;
          tally.miss({ ...miss, code: "QUARANTINED", reason });
        }
        if (unresolved > 0) {
          const reason = `${unresolved} groups assigned to ${scope.name} are not among the groups Okta lists; their members are not known`;
          tally.miss({ ...miss, code: "UNRESOLVED", reason });
        }
        if (quarantined > 0) return;
        const isKept = await doubts.about(scope, {
          had,
          listed: seen.size,
          lost: [...old.keys()],
          isThere: (id) => context.okta.isAssigned(scope.id, "groups", id, use),
        });
        if (isKept) return;
        if (old.size > 0) changes?.accounts.addAll(scope.id);
        context.removals.edges(
          "groupAssignments",
          appKey,
          [...old.keys()].map((id) => keyOf(context.orgId, id)),
        );
      },
      gone: (scope) => isAppGone(context, tally, scope),
    });
    doubts.settle();
    await writer.flush();
  },
};

function withoutPriority(id: string): OktaAppGroup {
  return { id, priority: null, lastUpdated: null };
}
