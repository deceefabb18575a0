import type { Query } from "../../graph/query.ts";
import type { Page } from "../../okta/records.ts";
import { createBatchWriter } from "../batch-writer.ts";
import { contentHash } from "../content-hash.ts";
import type { SyncContext, Tally } from "../context.ts";
import { doubtAbout } from "../doubtful-loss.ts";
import { keyOf } from "../keys.ts";
import { eachScope, type Scope } from "../scopes.ts";
import { checkWritten } from "../written.ts";

export interface OwnedRow {
  key: string;
  ownerKey: string;
  properties: Record<string, unknown> & { hash: string };
  created: string | null;
  lastUpdated: string | null;
}

/** Dates go beside the other facts, which are written as they stand. */
interface Owned {
  id: string;
  created: string | null;
  lastUpdated: string | null;
}

/**
 * Reads what hangs on each of some users or apps and has no list of its own: their factors, their public keys.
 * @param options.facts what is kept of one
 * @param options.done told of those that were read to their end
 */
export async function readOwned<T extends Owned, S extends Scope>(
  context: SyncContext,
  tally: Tally,
  options: {
    kind: "credentials" | "factors";
    /** In the plural, for messages. */
    what: string;
    owners: S[];
    known: Query<{ keys: string[] }, { ownerId: string; key: string; hash: string | null }>;
    read: (owner: S) => AsyncIterable<Page<T>>;
    facts: (item: T) => Record<string, unknown>;
    write: (rows: OwnedRow[]) => Promise<{ written: number }[]>;
    /** Asks for one by its id that a list left out. */
    isThere: (owner: S, id: string) => Promise<boolean>;
    gone: (owner: S) => Promise<boolean>;
    done?: (owner: S) => void;
  },
): Promise<void> {
  const { orgId } = context;
  const { kind, what } = options;
  const before = new Map<string, Map<string, string | null>>();
  let total = 0;
  const writer = createBatchWriter<OwnedRow>({
    weightLimit: 1_000,
    write: async (rows) => {
      if (!context.dryRun) checkWritten(tally, await options.write(rows), rows.length, what);
    },
  });
  tally.atBreakOff(writer.flush);
  await eachScope(context, tally, options.owners, {
    prepare: async (chunk) => {
      const keys = chunk.map(({ id }) => keyOf(orgId, id));
      for await (const row of context.graph.stream(options.known, { keys }, { signal: context.signal })) {
        const held = before.get(row.ownerId) ?? new Map();
        before.set(row.ownerId, held.set(row.key, row.hash));
        total += 1;
      }
      context.removals.setTotal(kind, total);
    },
    read: async (owner) => {
      const gone = before.get(owner.id) ?? new Map<string, string | null>();
      const had = gone.size;
      before.delete(owner.id);
      const ownerKey = keyOf(orgId, owner.id);
      let isWhole = true;
      for await (const page of options.read(owner)) {
        tally.read += page.records.length;
        isWhole &&= page.quarantined.length === 0;
        for (const bad of page.quarantined) {
          const reason = `one of the ${what} of ${owner.name} could not be read: ${bad.reason}`;
          tally.miss({ scope: owner.id, scopeName: owner.name, known: owner.old, code: "QUARANTINED", reason });
        }
        for (const item of page.records) {
          const { created, lastUpdated } = item;
          const content = { oktaId: item.id, orgId, ...options.facts(item) };
          const hash = contentHash([content, created, lastUpdated]);
          const key = keyOf(orgId, `${owner.id}/${item.id}`);
          const old = gone.get(key);
          gone.delete(key);
          if (old === hash) continue;
          if (old === undefined) tally.added += 1;
          else tally.changed += 1;
          await writer.add({ key, ownerKey, properties: { ...content, hash }, created, lastUpdated });
        }
      }
      if (!isWhole) return;
      const doubt = await doubtAbout(context, {
        had,
        lost: [...gone.keys()].map((key) => key.slice(ownerKey.length + 1)),
        what: `${what} of ${owner.name}`,
        isThere: (id) => options.isThere(owner, id),
      });
      if (doubt) return tally.miss({ scope: owner.id, scopeName: owner.name, known: owner.old, ...doubt });
      context.removals.nodes(kind, [...gone.keys()]);
      options.done?.(owner);
    },
    gone: options.gone,
  });
  await writer.flush();
}
