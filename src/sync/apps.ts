import { syncQueries, writeQueries } from "../graph/queries.ts";
import type { OktaApp } from "../okta/records.ts";
import { createBatchWriter } from "./batch-writer.ts";
import { contentHash } from "./content-hash.ts";
import type { Collector, SyncContext, Tally } from "./context.ts";
import { doubtAbout, lossOf } from "./doubtful-loss.ts";
import { everyoneOf } from "./group-writer.ts";
import { keyOf, sortKeyOf } from "./keys.ts";
import { checkWritten } from "./written.ts";

/** All apps, with the edge from Everyone to those that are open to the whole org (Federation Broker Mode). */
export const apps: Collector = {
  name: "apps",
  after: ["groups"],
  async collect(context, tally) {
    const writer = createBatchWriter<ReturnType<typeof toAppRow>>({
      weightLimit: 2_000,
      write: async (rows) => {
        if (!context.dryRun) await context.graph.write(writeQueries.mergeApps, { rows, now: context.now });
      },
    });
    tally.atBreakOff(writer.flush);
    for await (const page of context.okta.apps({ signal: context.signal, meter: tally.meter })) {
      tally.read += page.records.length;
      for (const app of page.records) {
        const row = toAppRow(app, context.orgId);
        const known = context.apps.get(app.id);
        const unchanged = known?.hash === row.properties.hash;
        if (!known) tally.added += 1;
        else if (!unchanged && !known.seen) tally.changed += 1;
        context.apps.set(app.id, {
          id: app.id,
          hash: row.properties.hash,
          label: app.label,
          name: app.name,
          status: app.status,
          statusChanged: known !== undefined && (known.statusChanged || known.status !== app.status),
          serviceClientId: app.serviceClientId,
          implicitAssignment: app.implicitAssignment,
          accounts: known?.accounts ?? 0,
          assignments: known?.assignments ?? 0,
          groups: known?.groups ?? 0,
          old: known?.old ?? false,
          seen: true,
        });
        if (!unchanged) await writer.add(row);
      }
      for (const bad of page.quarantined) {
        tally.miss({ code: "QUARANTINED", reason: `an app record could not be read: ${bad.reason}` });
      }
    }
    await writer.flush();
    const doubt = await doubtAbout(context, {
      ...lossOf(context.apps.values()),
      what: "apps",
      isThere: (id) => context.okta.exists("apps", id, { signal: context.signal, meter: tally.meter }),
    });
    if (doubt) tally.miss(doubt);
    await writeImplicitAssignments(context, tally);
  },
};

async function writeImplicitAssignments(context: SyncContext, tally: Tally): Promise<void> {
  const open = [...context.apps.values()].filter((app) => app.seen && app.implicitAssignment);
  const everyone = everyoneOf(context.groups);
  const standing = new Set<string>();
  const oldAppKeys = [...context.apps.values()].filter((app) => app.old).map((app) => keyOf(context.orgId, app.id));
  for await (const row of context.graph.stream(
    syncQueries.knownGroupAssignments,
    { appKeys: oldAppKeys },
    { signal: context.signal },
  )) {
    if (row.kind === "IMPLICIT") standing.add(row.appId);
  }
  context.removals.setTotal("implicitAssignments", standing.size);
  if (!everyone) {
    for (const app of open) {
      tally.miss({
        scope: app.id,
        scopeName: app.label,
        known: app.old,
        code: "UNRESOLVED",
        reason: `${app.label} is open to everyone, but the group Everyone could not be read`,
      });
    }
    return;
  }
  const rows = open
    .filter((app) => !standing.has(app.id))
    .map((app) => ({
      groupKey: keyOf(context.orgId, everyone.id),
      appKey: keyOf(context.orgId, app.id),
      kind: "IMPLICIT",
      priority: null,
    }));
  tally.added += rows.length;
  for (const app of open) if (!standing.has(app.id)) context.changes?.accounts.addAll(app.id);
  if (rows.length > 0 && !context.dryRun) {
    const result = await context.graph.write(writeQueries.mergeGroupAssignments, {
      rows,
      now: context.now,
      begun: context.begun,
    });
    checkWritten(tally, result, rows.length, "assignments");
  }
  for (const app of context.apps.values()) {
    if (!standing.has(app.id) || !app.seen || app.implicitAssignment) continue;
    context.changes?.accounts.addAll(app.id);
    context.removals.edges("implicitAssignments", keyOf(context.orgId, app.id), [keyOf(context.orgId, everyone.id)]);
  }
}

export function toAppRow(app: OktaApp, orgId: string) {
  const content = {
    oktaId: app.id,
    orgId,
    label: app.label,
    name: app.name,
    signOnMode: app.signOnMode,
    status: app.status,
    implicitAssignment: app.implicitAssignment,
    selfService: app.selfService,
    features: [...app.features].sort(),
    serviceClientId: app.serviceClientId,
    sortKey: sortKeyOf(orgId, app.label, app.id),
  };
  const dates = { created: app.created, lastUpdated: app.lastUpdated };
  return { key: keyOf(orgId, app.id), properties: { ...content, hash: contentHash([content, dates]) }, ...dates };
}
