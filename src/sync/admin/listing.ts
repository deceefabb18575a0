import type { Query } from "../../graph/query.ts";
import type { Quarantine } from "../../okta/records.ts";
import type { SyncContext, Tally } from "../context.ts";
import { doubtAbout, type Loss } from "../doubtful-loss.ts";
import { keyOf } from "../keys.ts";

interface Row {
  key: string;
  properties: { oktaId: string; label?: string; hash: string };
}

/** One list of the whole org, compared with what the graph has of it by the hash of each object. */
export interface Listing<R extends Row> {
  had(id: string): boolean;
  /** Okta names it, whatever becomes of reading it. */
  found(id: string): void;
  /** It is named by the list, but gone by now. */
  lost(id: string): void;
  /** What cannot be read may be any of those that are missing: nothing is removed then. */
  quarantined(bad: readonly Quarantine[]): void;
  /**
   * Writes it where it is new or changed.
   * @param within where a list of its own belongs to it: what that list no longer has; while that is doubtful, nothing is written
   */
  add(row: R, within?: (key: string) => Promise<Loss>): Promise<void>;
  /** Writes what is left, and notes what is gone; a loss that is doubtful is asked about, one by one. */
  settle(isThere: (id: string) => Promise<boolean>): Promise<void>;
}

const batchSize = 200;

export async function createListing<R extends Row>(
  context: SyncContext,
  tally: Tally,
  options: {
    kind: "roles" | "resourceSets" | "apiTokens";
    /** In the plural, for messages. */
    what: string;
    known: Query<{ prefix: string }, { id: string; hash: string | null }>;
    write: (rows: R[]) => Promise<unknown>;
  },
): Promise<Listing<R>> {
  const { kind, what } = options;
  const known = new Map<string, string | null>();
  for (const { id, hash } of await context.graph.read(options.known, { prefix: keyOf(context.orgId, "") })) {
    known.set(id, hash);
  }
  context.removals.setTotal(kind, known.size);
  const missing = new Set(known.keys());
  let isWhole = true;
  let rows: R[] = [];
  const write = async () => {
    const batch = rows;
    rows = [];
    if (!context.dryRun && batch.length > 0) await options.write(batch);
  };
  tally.atBreakOff(write);
  return {
    had: (id) => known.has(id),
    found: (id) => void missing.delete(id),
    lost: (id) => void (known.has(id) && missing.add(id)),
    quarantined(bad) {
      isWhole &&= bad.length === 0;
      for (const { reason } of bad) {
        tally.miss({ code: "QUARANTINED", reason: `one of the ${what} could not be read: ${reason}` });
      }
    },
    async add(row, within) {
      const { oktaId, hash, label = oktaId } = row.properties;
      const before = known.get(oktaId);
      if (before === hash) return;
      if (before !== undefined && within !== undefined) {
        const doubt = await doubtAbout(context, await within(row.key));
        if (doubt) return tally.miss({ scope: oktaId, scopeName: label, known: true, ...doubt });
      }
      if (before === undefined) tally.added += 1;
      else tally.changed += 1;
      known.set(oktaId, hash);
      rows.push(row);
      if (rows.length >= batchSize) await write();
    },
    async settle(isThere) {
      await write();
      if (!isWhole) return;
      const lost = [...missing];
      const doubt = await doubtAbout(context, { had: known.size, lost, what, isThere });
      if (doubt) tally.miss(doubt);
      else
        context.removals.nodes(
          kind,
          lost.map((id) => keyOf(context.orgId, id)),
        );
    },
  };
}

/** What a list within one object no longer has of what it had. */
export function lossWithin(had: readonly { id: string }[], listed: ReadonlySet<string>): Pick<Loss, "had" | "lost"> {
  return { had: had.length, lost: had.flatMap(({ id }) => (listed.has(id) ? [] : [id])) };
}
