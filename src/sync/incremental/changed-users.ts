import { idsAtOnce } from "../../okta/changes.ts";
import type { SyncContext, Tally } from "../context.ts";
import { inParallel } from "../in-parallel.ts";
import { slices } from "../removals.ts";
import { createUserWriter } from "../user-writer.ts";
import type { Changes } from "./changes.ts";

const questionsAtOnce = 4;

/**
 * Users whose record Okta has changed since the last sync, and those that events name. A user who is named and whom Okta
 * neither lists nor finds by the id is gone; no other can be told to be.
 */
export async function readChangedUsers(context: SyncContext, tally: Tally, changes: Changes): Promise<void> {
  const { okta, signal } = context;
  const use = { signal, meter: tally.meter };
  const writer = createUserWriter(context, tally);
  tally.atBreakOff(writer.flush);
  const read = new Set<string>();
  const take = async (pages: ReturnType<typeof okta.usersChangedSince>) => {
    for await (const page of pages) {
      tally.read += page.records.length;
      for (const user of page.records) {
        read.add(user.id);
        await writer.add(user);
      }
      for (const bad of page.quarantined) {
        tally.miss({ code: "QUARANTINED", reason: `a user record could not be read: ${bad.reason}` });
      }
    }
  };
  await take(okta.usersChangedSince(changes.since, use));
  const named = [...changes.hints.users].filter((id) => !read.has(id));
  for (const ids of slices(named, idsAtOnce)) await take(okta.changes.usersById(ids, use));
  await writer.flush();
  const missing = named.filter((id) => !read.has(id) && context.users.has(id));
  await inParallel(missing, questionsAtOnce, async (id) => {
    const known = context.users.get(id);
    if (known && !(await okta.exists("users", id, use))) known.seen = false;
  });
}
