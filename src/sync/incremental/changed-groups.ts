import { idsAtOnce } from "../../okta/changes.ts";
import type { SyncContext, Tally } from "../context.ts";
import { createGroupWriter, everyoneOf } from "../group-writer.ts";
import { inParallel } from "../in-parallel.ts";
import { slices } from "../removals.ts";
import type { Changes } from "./changes.ts";

const questionsAtOnce = 4;

/**
 * Groups of which, or of whose members, Okta has changed something since the last sync, and those that events name. Everyone
 * is always asked for, for its count of members. A group that is named and that Okta neither lists nor finds is gone.
 */
export async function readChangedGroups(context: SyncContext, tally: Tally, changes: Changes): Promise<void> {
  const { okta, signal, groups } = context;
  const use = { signal, meter: tally.meter };
  const writer = createGroupWriter(context, tally);
  tally.atBreakOff(writer.flush);
  const take = async (pages: ReturnType<typeof okta.groups>) => {
    for await (const page of pages) {
      tally.read += page.records.length;
      for (const group of page.records) await writer.add(group);
      for (const bad of page.quarantined) {
        tally.miss({ code: "QUARANTINED", reason: `a group record could not be read: ${bad.reason}` });
      }
    }
  };
  await take(okta.changes.groupsSince(changes.since, everyoneOf(groups)?.id ?? null, use));
  const isRead = (id: string) => groups.get(id)?.listed === true;
  const named = [...new Set([...changes.hints.groups, ...changes.hints.members])].filter((id) => !isRead(id));
  for (const ids of slices(named, idsAtOnce)) await take(okta.changes.groupsById(ids, use));
  await writer.flush();
  await inParallel(
    named.filter((id) => !isRead(id)),
    questionsAtOnce,
    async (id) => {
      const known = groups.get(id);
      if (known && !(await okta.exists("groups", id, use))) known.seen = false;
    },
  );
}
