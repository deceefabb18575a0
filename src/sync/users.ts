import { surelyBefore } from "./clock-margin.ts";
import type { Collector, KnownUser } from "./context.ts";
import { doubtAbout } from "./doubtful-loss.ts";
import { readChanged } from "./incremental/changed-objects.ts";
import { createUserWriter } from "./user-writer.ts";

/**
 * All users. Okta's plain list hides DEPROVISIONED users, who can still hold app accounts, so there are two walks.
 * A user whose status changes between them can be in neither: before any user counts as gone, those changed since the
 * start are read too.
 */
export const users: Collector = {
  name: "users",
  after: ["userTypes"],
  async collect(context, tally) {
    const { okta, signal, changes } = context;
    const writer = createUserWriter(context, tally);
    if (changes) {
      return await readChanged(context, tally, {
        kind: "users",
        what: "user",
        writer,
        changed: (use) => okta.usersChangedSince(changes.since, use),
        byId: okta.changes.usersById,
        named: changes.hints.users,
      });
    }
    const use = { signal, meter: tally.meter };
    tally.atBreakOff(writer.flush);
    const usersBefore = context.users.size;
    const leaversBefore = [...context.users.values()].filter(isLeaver).length;
    let read = 0;
    let quarantined = 0;
    // Deprovisioned users first: one who is reactivated meanwhile is then found by the second walk.
    for (const which of ["DEPROVISIONED", "CURRENT"] as const) {
      read = 0;
      for await (const page of okta.users(which, use)) {
        read += page.records.length;
        tally.read += page.records.length;
        for (const user of page.records) await writer.add(user);
        quarantined += page.quarantined.length;
        for (const bad of page.quarantined) {
          tally.miss({ code: "QUARANTINED", reason: `a user record could not be read: ${bad.reason}` });
        }
      }
      if (which === "CURRENT" && read === 0 && quarantined === 0) {
        tally.miss({
          code: "FAILED",
          reason:
            "Okta answered an empty user list, which cannot be true: the token's owner is a user. Nobody is believed gone; what was known is kept. The token's owner or the service app likely has no admin role: give it one, then sync again.",
        });
      }
    }
    const missing = () => [...context.users.values()].some((user) => !user.seen);
    if (missing()) {
      for await (const page of okta.usersChangedSince(surelyBefore(context.oktaNow), use)) {
        for (const user of page.records) await writer.add(user);
        for (const bad of page.quarantined) {
          tally.miss({ code: "QUARANTINED", reason: `a user record could not be read: ${bad.reason}` });
        }
      }
    }
    await writer.flush();
    for (const deprovisioned of [true, false]) {
      const lost = [...context.users.values()].filter((user) => !user.seen && isLeaver(user) === deprovisioned);
      const doubt = await doubtAbout(context, {
        had: deprovisioned ? leaversBefore : usersBefore - leaversBefore,
        lost: lost.map(({ id }) => id),
        what: deprovisioned ? "deprovisioned users" : "current users",
        isThere: (id) => okta.exists("users", id, use),
      });
      if (doubt) tally.miss(doubt);
    }
  },
};

function isLeaver({ status }: KnownUser): boolean {
  return status === "DEPROVISIONED";
}
