import { type CollectorName, collectorNames } from "../access/collector-names.ts";
import type { Graph } from "../graph/graph.ts";
import { syncQueries, writeQueries } from "../graph/queries.ts";
import { syncKeyPrefix } from "./keys.ts";

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
  /**
   * A collector that did not run to its end: its earlier gaps stand, and one for the whole is added. A refused removal that
   * still stands is the greater gap and is not covered up.
   */
  breakOff(collector: CollectorName, code: GapCode, reason: string): void;
  /** Whether the collector's whole was left out for this cause when the sync began. */
  stood(collector: CollectorName, code: GapCode): boolean;
  /** Whether the last sync left out this scope, or the collector's whole. */
  leftOut(collector: CollectorName, scope: string): boolean;
  /** Whether a sync before this one read it to its end. */
  wasRead(collector: CollectorName): boolean;
  /** When a sync before this one last read it, ISO 8601; null when none did. */
  lastComplete(collector: CollectorName): string | null;
  /** When a sync before this one last read all of it, and not only what had changed. */
  readInFullAt(collector: CollectorName): string | null;
  /** Whether this sync leaves a gap for the collector's whole. */
  isLost(collector: CollectorName): boolean;
  /** @param stamp as of when the gaps are these, in the history */
  write(graph: Graph, now: string, stamp: string): Promise<void>;
}

/** A gap as the graph has it. */
interface Standing {
  code: string;
  reason: string | null;
  since: string | null;
  lastComplete: string | null;
}

/** @param accepted the operator accepts removals that were refused before */
export async function openGapLedger(graph: Graph, orgId: string, accepted: boolean): Promise<GapLedger> {
  const standing = new Map<string, Map<string, Standing>>();
  for (const { collector, scope, ...gap } of await graph.read(syncQueries.knownGaps, { orgId })) {
    const scopes = standing.get(collector) ?? new Map<string, Standing>();
    standing.set(collector, scopes.set(scope, gap));
  }
  const lastComplete = new Map<string, string | null>();
  const runs = await graph.read(syncQueries.lastComplete, {
    orgId,
    prefix: syncKeyPrefix(orgId),
    names: [...collectorNames],
  });
  const inFull = new Map<string, string | null>();
  for (const run of runs) {
    lastComplete.set(run.name, run.finishedAt);
    inFull.set(run.name, run.readInFullAt);
  }

  const found = new Map<CollectorName, Map<string, Found>>();
  const ran = new Set<CollectorName>();
  const stands = (collector: CollectorName, scope: string) => standing.get(collector)?.get(scope);
  const refused = (collector: CollectorName) => {
    const gap = stands(collector, whole);
    return gap?.code === "REFUSED" ? gap : undefined;
  };
  function note(collector: CollectorName, gap: Gap, replaces: (Standing | undefined)[] = []): void {
    const gaps = found.get(collector) ?? new Map<string, Found>();
    found.set(collector, gaps.set(gap.scope, { ...gap, replaces: replaces.filter((old) => old !== undefined) }));
  }
  const stillRefused = (collector: CollectorName, { reason }: Standing) =>
    note(collector, { scope: whole, scopeName: null, code: "REFUSED", reason: reason ?? "", known: true });

  return {
    settle(collector, gaps) {
      ran.add(collector);
      if (gaps.length > mostScopeGaps) {
        note(
          collector,
          summary(gaps),
          gaps.map(({ scope }) => stands(collector, scope)),
        );
      } else {
        for (const gap of gaps) note(collector, gap, gap.scope === whole ? [] : [stands(collector, whole)]);
      }
      // What was not looked at whole may hide the very removal that was refused.
      const refusal = refused(collector);
      if (refusal && gaps.length > 0 && !accepted) stillRefused(collector, refusal);
    },
    breakOff(collector, code, reason) {
      const refusal = refused(collector);
      if (refusal && code !== "REFUSED") stillRefused(collector, refusal);
      else note(collector, { scope: whole, scopeName: null, code, reason, known: true });
    },
    stood: (collector, code) => stands(collector, whole)?.code === code,
    leftOut: (collector, scope) => (stands(collector, whole) ?? stands(collector, scope)) !== undefined,
    wasRead: (collector) => (lastComplete.get(collector) ?? null) !== null,
    lastComplete: (collector) => lastComplete.get(collector) ?? null,
    readInFullAt: (collector) => inFull.get(collector) ?? null,
    isLost: (collector) =>
      found.get(collector)?.has(whole) === true || (!ran.has(collector) && stands(collector, whole) !== undefined),
    async write(target, now, stamp) {
      const keyOfGap = (collector: string, scope: string) => `${orgId}/gap/${collector}/${scope}`;
      const rows = [...found].flatMap(([collector, gaps]) =>
        [...gaps.values()]
          .filter(({ scope, code, reason }) => {
            const same = stands(collector, scope);
            return same?.code !== code || same.reason !== reason;
          })
          .map(({ scope, scopeName, code, reason, known, replaces }) => ({
            key: keyOfGap(collector, scope),
            properties: { orgId, collector, scope, scopeName, code, reason },
            since: oldest([now, ...replaces.map(({ since }) => since ?? now)]) ?? now,
            lastComplete: oldest([
              known ? (lastComplete.get(collector) ?? null) : null,
              ...replaces.map((old) => old.lastComplete),
            ]),
          })),
      );
      const closed = [...ran].flatMap((collector) =>
        [...(standing.get(collector)?.keys() ?? [])]
          .filter((scope) => !found.get(collector)?.has(scope))
          .map((scope) => keyOfGap(collector, scope)),
      );
      if (rows.length > 0) await target.write(writeQueries.mergeGaps, { rows, now: stamp });
      if (closed.length > 0) await target.write(writeQueries.removeGaps, { keys: closed, now: stamp });
    },
  };
}

/** A gap of this sync, with those that stood for the same part: the part has been left out since the first of them. */
type Found = Gap & { replaces: Standing[] };

function summary(gaps: Gap[]): Gap {
  const first = gaps[0] as Gap;
  const reason = `${gaps.length} parts were not read; the first: ${first.reason}`;
  return { scope: whole, scopeName: null, known: gaps.every(({ known }) => known), code: first.code, reason };
}

/** The earliest of moments in one spelling; null, which is never, is earlier than any. */
function oldest(moments: (string | null)[]): string | null {
  if (moments.includes(null)) return null;
  return moments.toSorted()[0] ?? null;
}
