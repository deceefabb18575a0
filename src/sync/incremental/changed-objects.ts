import { idsAtOnce } from "../../okta/changes.ts";
import type { Page, Use } from "../../okta/okta.ts";
import type { BatchWriter } from "../batch-writer.ts";
import type { SyncContext, Tally } from "../context.ts";
import { inParallel } from "../in-parallel.ts";
import { slices } from "../removals.ts";
import type { UserWriter } from "../user-writer.ts";

const questionsAtOnce = 4;

/**
 * Reads what Okta says has changed of one kind, then those that only events name. One that is named and that Okta neither lists
 * nor finds by its id is gone; no other can be told to be.
 */
export async function readChanged<R extends { id: string }>(
  context: SyncContext,
  tally: Tally,
  options: {
    kind: "users" | "groups";
    /** In the singular, for messages. */
    what: string;
    writer: BatchWriter<R> & Partial<Pick<UserWriter, "learn">>;
    changed: (use: Use) => AsyncIterable<Page<R>>;
    byId: (ids: string[], use: Use) => AsyncIterable<Page<R>>;
    named: Iterable<string>;
  },
): Promise<void> {
  const { kind, what, writer } = options;
  const use = { signal: context.signal, meter: tally.meter };
  tally.atBreakOff(writer.flush);
  const read = new Set<string>();
  const take = async (pages: AsyncIterable<Page<R>>) => {
    for await (const page of pages) {
      tally.read += page.records.length;
      await writer.learn?.(page.records.map(({ id }) => id));
      for (const record of page.records) {
        read.add(record.id);
        await writer.add(record);
      }
      for (const bad of page.quarantined) {
        tally.miss({ code: "QUARANTINED", reason: `a ${what} record could not be read: ${bad.reason}` });
      }
    }
  };
  await take(options.changed(use));
  const named = [...new Set(options.named)].filter((id) => !read.has(id));
  for (const ids of slices(named, idsAtOnce)) await take(options.byId(ids, use));
  await writer.flush();
  const missing = named.filter((id) => !read.has(id) && context[kind].has(id));
  await inParallel(missing, questionsAtOnce, async (id) => {
    const known = context[kind].get(id);
    if (known && !(await context.okta.exists(kind, id, use))) known.seen = false;
  });
}
