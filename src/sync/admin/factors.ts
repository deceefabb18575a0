import { syncQueries, writeQueries } from "../../graph/queries.ts";
import type { Collector, KnownUser } from "../context.ts";
import { keyOf, sortKeyPrefix } from "../keys.ts";
import { stands } from "../known.ts";
import { slices } from "../removals.ts";
import type { Scope } from "../scopes.ts";
import { readOwned } from "./owned.ts";

type Owner = Scope & { user: KnownUser };
const keysAtOnce = 1_000;

/**
 * Enrolled factors: one request a user, so that only administrators are asked unless all are wanted. A user whose factors have
 * been read is marked, because without it no factor would mean both "has none" and "not known".
 */
export const factors: Collector = {
  name: "factors",
  after: ["users", "roleAssignments"],
  async collect(context, tally) {
    const { okta, orgId, signal, choices } = context;
    const use = { signal, meter: tally.meter };
    const administrators = choices.factors === "ALL" ? null : await context.admin.administrators(use);
    const wanted = [...context.users.values()].filter(
      (user) =>
        user.status !== "DEPROVISIONED" &&
        stands(user, "users", context) &&
        (administrators === null || administrators.ids.has(user.id)),
    );
    for (const reason of administrators?.unreadable ?? []) {
      tally.miss({ code: "QUARANTINED", reason: `an administrator could not be read: ${reason}` });
    }
    const read = new Set<string>();
    const prefix = sortKeyPrefix(orgId);
    for await (const { id } of context.graph.stream(syncQueries.knownFactorReadings, { prefix }, { signal }))
      read.add(id);
    // Nothing tells an incremental sync of a change; administrators who are new to it are read.
    const owners: Owner[] = wanted
      .filter(({ id }) => context.changes === null || !read.has(id) || context.gaps.leftOut("factors", id))
      .map((user) => ({ id: user.id, name: user.id, weight: 5, old: read.has(user.id), user }));
    const newlyRead: string[] = [];
    await readOwned(context, tally, {
      kind: "factors",
      what: "factors",
      owners,
      known: syncQueries.knownFactors,
      read: ({ id }) => okta.admin.factors(id, use),
      facts: ({ factorType, provider, status }) => ({ factorType, provider, status }),
      write: (rows) => context.graph.write(writeQueries.mergeFactors, { rows, now: context.now }),
      isThere: ({ id: userId }, id) => okta.admin.factorExists(userId, id, use),
      gone: async ({ user }) => {
        if (await okta.exists("users", user.id, use)) return false;
        user.seen = false;
        return true;
      },
      done: ({ id }) => void (read.has(id) || newlyRead.push(keyOf(orgId, id))),
    });
    if (context.dryRun) return;
    for (const keys of slices(newlyRead, keysAtOnce)) {
      await context.graph.write(writeQueries.markFactorsRead, { keys, now: context.now });
    }
    if (administrators === null || administrators.unreadable.length > 0) return;
    // Nobody keeps the factors of those who are no administrators any more current: better unknown than old.
    const asked = new Set(wanted.map(({ id }) => id));
    const forgotten = [...read].filter((id) => !asked.has(id)).map((id) => keyOf(orgId, id));
    for (const keys of slices(forgotten, keysAtOnce)) await context.graph.write(writeQueries.forgetFactors, { keys });
  },
};
