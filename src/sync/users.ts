import { writeQueries } from "../graph/queries.ts";
import type { OktaUser } from "../okta/records.ts";
import { type BatchWriter, createBatchWriter } from "./batch-writer.ts";
import { contentHash } from "./content-hash.ts";
import type { Collector, KnownUser, SyncContext, Tally } from "./context.ts";
import { doubtAbout } from "./doubtful-loss.ts";
import { keyOf, sortKeyOf } from "./keys.ts";

/** Okta is many machines, whose clocks may differ a little; and a change may show a while after it was made. */
const clockMarginMs = 10 * 60_000;

/** A moment that was before this sync, by any of Okta's clocks. Ours may be wrong by any amount. */
export function beforeStart({ oktaNow }: Pick<SyncContext, "oktaNow">): Date {
  return new Date(Date.parse(oktaNow) - clockMarginMs);
}

/**
 * All users. Okta's plain list hides DEPROVISIONED users, who can still hold app accounts, so there are two walks.
 * A user whose status changes between them can be in neither: before any user counts as gone, those changed since the
 * start are read too.
 */
export const users: Collector = {
  name: "users",
  after: ["userTypes"],
  async collect(context, tally) {
    const { okta, signal } = context;
    const use = { signal, meter: tally.meter };
    const writer = createUserWriter(context, tally);
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
            "Okta answered an empty user list, which cannot be true: the token's owner is a user. Nobody is believed gone; what was known is kept. The token likely has no admin role: give its owner one, then sync again.",
        });
      }
    }
    const missing = () => [...context.users.values()].some((user) => !user.seen);
    if (missing()) {
      for await (const page of okta.usersChangedSince(beforeStart(context), use)) {
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

/** Writes users that are new or changed and notes each as seen. The same user twice is written once, the later record wins. */
export function createUserWriter(context: SyncContext, tally: Tally): BatchWriter<OktaUser> {
  const writer = createBatchWriter<ReturnType<typeof toUserRow>>({
    weightLimit: 2_000,
    write: async (rows) => {
      if (!context.dryRun) await context.graph.write(writeQueries.mergeUsers, { rows, now: context.now });
    },
  });
  // Each written user counts once, however often Okta lists it; some 40 bytes each.
  const counted = new Set<string>();
  return {
    async add(user) {
      const row = toUserRow(user, context.orgId, context.userTypes);
      const known = context.users.get(user.id);
      if (known?.hash === row.properties.hash) {
        known.seen = true;
        return;
      }
      if (known) {
        if (!counted.has(user.id)) tally.changed += 1;
        Object.assign(known, { hash: row.properties.hash, status: user.status, seen: true });
      } else {
        tally.added += 1;
        context.users.set(user.id, { id: user.id, hash: row.properties.hash, status: user.status, seen: true });
      }
      counted.add(user.id);
      await writer.add(row);
    },
    flush: () => writer.flush(),
  };
}

export function toUserRow(user: OktaUser, orgId: string, userTypes: ReadonlyMap<string, string>) {
  const content = {
    oktaId: user.id,
    orgId,
    login: user.login,
    email: user.email,
    displayName: user.displayName,
    status: user.status,
    department: user.department,
    title: user.title,
    managerId: user.managerId,
    userType: user.typeId === null ? null : (userTypes.get(user.typeId) ?? user.typeId),
    sortKey: sortKeyOf(orgId, user.login, user.id),
  };
  const dates = {
    created: user.created,
    activated: user.activated,
    lastLogin: user.lastLogin,
    passwordChanged: user.passwordChanged,
    statusChanged: user.statusChanged,
    lastUpdated: user.lastUpdated,
  };
  return {
    key: keyOf(orgId, user.id),
    properties: { ...content, hash: contentHash([content, dates]) },
    ...dates,
  };
}
