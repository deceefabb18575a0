import type { Graph } from "../graph/graph.ts";
import { syncQueries, writeQueries } from "../graph/queries.ts";
import { syncKeyPrefix } from "./keys.ts";
import { type CollectorName, collectorNames } from "./result.ts";

export type GapCode = "DENIED" | "FAILED" | "PARTIAL" | "REFUSED" | "QUARANTINED" | "UNRESOLVED";

/** What a read missed. `scope` is the Okta id of the group or app, or "" for the whole collector. */
export interface Gap {
  scope: string;
  scopeName: string | null;
  code: GapCode;
  reason: string;
  /** Whether the scope was in the graph before this sync, so that an older complete read of it exists. */
  known: boolean;
}

/** More scopes than this become one gap for the whole collector: still true, and bounded in every answer. */
export const mostScopeGaps = 200;

const whole = "";

/** The gaps of an org in the graph, compared with those a sync found: only the differences are written. */
export interface GapLedger {
  /** What a collector that ran left out; replaces what was noted of it before. */
  settle(collector: CollectorName, gaps: Gap[]): void;
  /** A collector that did not run to its end: its earlier gaps stand, and one for the whole is added. */
  breakOff(collector: CollectorName, code: GapCode, reason: string): void;
  /** Whether the collector's whole was left out for this cause when the sync began. */
  stood(collector: CollectorName, code: GapCode): boolean;
  write(graph: Graph, now: string): Promise<void>;
}

export async function openGapLedger(graph: Graph, orgId: string): Promise<GapLedger> {
  const standing = new Map<string, Map<string, string>>();
  for (const gap of await graph.read(syncQueries.knownGaps, { orgId })) {
    const scopes = standing.get(gap.collector) ?? new Map<string, string>();
    standing.set(gap.collector, scopes.set(gap.scope, gap.code));
  }
  const lastComplete = new Map<string, string | null>();
  const runs = await graph.read(syncQueries.lastComplete, {
    orgId,
    prefix: syncKeyPrefix(orgId),
    names: [...collectorNames],
  });
  for (const run of runs) lastComplete.set(run.name, run.finishedAt);

  const found = new Map<CollectorName, Map<string, Gap>>();
  const ran = new Set<CollectorName>();
  const gapsOf = (collector: CollectorName) => {
    const gaps = found.get(collector) ?? new Map<string, Gap>();
    found.set(collector, gaps);
    return gaps;
  };

  return {
    settle(collector, gaps) {
      ran.add(collector);
      const few = gaps.length > mostScopeGaps ? [summary(gaps)] : gaps;
      for (const gap of few) gapsOf(collector).set(gap.scope, gap);
    },
    breakOff(collector, code, reason) {
      gapsOf(collector).set(whole, { scope: whole, scopeName: null, code, reason, known: true });
    },
    stood: (collector, code) => standing.get(collector)?.get(whole) === code,
    async write(target, now) {
      const keyOfGap = (collector: string, scope: string) => `${orgId}/gap/${collector}/${scope}`;
      const rows = [...found].flatMap(([collector, gaps]) =>
        [...gaps.values()]
          .filter((gap) => standing.get(collector)?.get(gap.scope) !== gap.code)
          .map(({ scope, scopeName, code, reason, known }) => ({
            key: keyOfGap(collector, scope),
            properties: { orgId, collector, scope, scopeName, code, reason },
            lastComplete: known ? (lastComplete.get(collector) ?? null) : null,
          })),
      );
      const closed = [...ran].flatMap((collector) =>
        [...(standing.get(collector)?.keys() ?? [])]
          .filter((scope) => !found.get(collector)?.has(scope))
          .map((scope) => keyOfGap(collector, scope)),
      );
      if (rows.length > 0) await target.write(writeQueries.mergeGaps, { rows, now });
      if (closed.length > 0) await target.write(writeQueries.removeGaps, { keys: closed });
    },
  };
}

function summary(gaps: Gap[]): Gap {
  const first = gaps[0] as Gap;
  const reason = `${gaps.length} parts were not read; the first: ${first.reason}`;
  return { scope: whole, scopeName: null, known: true, code: first.code, reason };
}
