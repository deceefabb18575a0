import { collectorNames } from "../../access/collector-names.ts";
import {
  type CollectorState,
  type DataGap,
  type DataStatus,
  dataStatusOf,
  type Subject,
} from "../../access/data-status.ts";
import type { Need } from "../../access/needs.ts";
import { collectorStatesAsOf, gapsOfOrganizationAsOf, gapsOfScopesAsOf } from "../../graph/queries/as-of.ts";
import { collectorStates, gapsOfOrganizations, gapsOfScopes } from "../../graph/queries/read.ts";
import type { GapRow, Moment } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";

type States = ReadonlyMap<string, CollectorState>;

const collectors: string[] = [...collectorNames];
const neverRead: CollectorState = {
  unsettledSince: null,
  lastStarted: null,
  lastRead: null,
  readInFullAt: null,
  whole: [],
  scoped: { count: 0, lastComplete: null, sample: [] },
};

/** Freshness and completeness of an answer; the graph is asked once for all answers of an operation. */
export async function dataStatusFor(
  context: Context,
  orgId: string,
  rests: readonly Need[],
  subjects: readonly (Subject & { moment?: Moment | undefined })[] = [],
  moment: Moment | undefined = subjects[0]?.moment,
): Promise<DataStatus> {
  const states = await (moment ? statesAsOf(context, moment) : statesOf(context, orgId));
  const stateOf = (collector: string) => states.get(collector) ?? neverRead;
  const wanted = rests.flatMap(({ collector, scopes }) =>
    scopes === "ALL" || stateOf(collector).scoped.count === 0 ? [] : scopes.map((scope) => `${collector}/${scope}`),
  );
  const gaps = gapsByScope(context, orgId, moment);
  const found = new Map(await Promise.all(wanted.map(async (scope) => [scope, await gaps.load(scope)] as const)));
  return dataStatusOf(rests, stateOf, (collector, scope) => found.get(`${collector}/${scope}`) ?? null, subjects);
}

async function statesOf(context: Context, orgId: string): Promise<States> {
  const batch = context.batch<States>(collectorStates.name, async (keys) => {
    const orgIds = [...keys];
    const [times, gaps] = await Promise.all([
      context.read(collectorStates, { orgIds, collectors }),
      context.read(gapsOfOrganizations, { orgIds }),
    ]);
    return new Map(orgIds.map((id) => [id, new Map(collectors.map((name) => [name, stateOf(id, name, times, gaps)]))]));
  });
  return (await batch.load(orgId)) ?? new Map();
}

/** What was known at the end of a past sync. */
async function statesAsOf(context: Context, { key, orgId, number, stamp }: Moment): Promise<States> {
  const batch = context.batch<States>(`${collectorStatesAsOf.name} ${key}`, async () => {
    const [times, gaps] = await Promise.all([
      context.read(collectorStatesAsOf, { orgId, collectors, number: BigInt(number) }),
      context.read(gapsOfOrganizationAsOf, { orgId, at: stamp }),
    ]);
    return new Map([[orgId, new Map(collectors.map((name) => [name, stateOf(orgId, name, times, gaps)]))]]);
  });
  return (await batch.load(orgId)) ?? new Map();
}

function stateOf(
  orgId: string,
  collector: string,
  times: readonly {
    orgId: string;
    name: string;
    unsettledSince: string | null;
    lastStarted: string | null;
    lastRead: string | null;
    readInFullAt: string | null;
  }[],
  gaps: readonly {
    orgId: string;
    collector: string;
    isWhole: boolean;
    count: number;
    lastComplete: string | null;
    sample: readonly GapRow[];
  }[],
): CollectorState {
  const own = gaps.filter((gap) => gap.orgId === orgId && gap.collector === collector);
  const scoped = own.find((gap) => !gap.isWhole);
  const time = times.find((candidate) => candidate.orgId === orgId && candidate.name === collector);
  return {
    unsettledSince: time?.unsettledSince ?? null,
    lastStarted: time?.lastStarted ?? null,
    lastRead: time?.lastRead ?? null,
    readInFullAt: time?.readInFullAt ?? null,
    whole: own.filter((gap) => gap.isWhole).flatMap((gap) => gap.sample.map(toGap)),
    scoped: {
      count: scoped?.count ?? 0,
      lastComplete: scoped?.lastComplete ?? null,
      sample: scoped?.sample.map(toGap) ?? [],
    },
  };
}

function gapsByScope(context: Context, orgId: string, moment: Moment | undefined) {
  return context.batch(`${gapsOfScopes.name} ${orgId} ${moment?.key ?? ""}`, async (keys) => {
    const asked = { orgId, scopes: [...keys] };
    const rows = moment
      ? await context.read(gapsOfScopesAsOf, { ...asked, at: moment.stamp })
      : await context.read(gapsOfScopes, asked);
    return new Map(rows.map(({ gap }) => [`${gap.collector}/${gap.scope}`, toGap(gap)]));
  });
}

function toGap(row: GapRow): DataGap {
  return {
    collector: row.collector,
    scope: row.scope === "" ? null : row.scope,
    scopeName: row.scopeName,
    code: row.code ?? "UNKNOWN",
    reason: row.reason ?? "",
    since: row.since,
    lastComplete: row.lastComplete,
  };
}
