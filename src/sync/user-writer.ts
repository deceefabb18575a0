import { syncQueries, writeQueries } from "../graph/queries.ts";
import type { OktaUser } from "../okta/records.ts";
import { type BatchWriter, createBatchWriter } from "./batch-writer.ts";
import { contentHash } from "./content-hash.ts";
import type { SyncContext, Tally } from "./context.ts";
import { keyOf, sortKeyOf } from "./keys.ts";

export interface UserWriter extends BatchWriter<OktaUser> {
  /** Reads what is known of users that are about to be added, all at once instead of one by one. */
  learn(ids: readonly string[]): Promise<void>;
}

/** Writes users that are new or changed and notes each as seen. The same user twice is written once, the later record wins. */
export function createUserWriter(context: SyncContext, tally: Tally): UserWriter {
  const writer = createBatchWriter<ReturnType<typeof toUserRow>>({
    weightLimit: 2_000,
    write: async (rows) => {
      if (!context.dryRun) await context.graph.write(writeQueries.mergeUsers, { rows, now: context.now });
    },
  });
  // Each written user counts once, however often Okta lists it; some 40 bytes each.
  const counted = new Set<string>();

  async function learn(ids: readonly string[]): Promise<void> {
    const unread = ids.flatMap((id) => {
      const known = context.users.get(id);
      return known !== undefined && known.hash === undefined ? [known] : [];
    });
    if (unread.length === 0) return;
    const keys = unread.map(({ id }) => keyOf(context.orgId, id));
    const rows = await context.graph.read(syncQueries.hashesOfUsers, { keys });
    const hashes = new Map(rows.map(({ id, hash }) => [id, hash]));
    // One that has been written meanwhile is known better.
    for (const known of unread) if (known.hash === undefined) known.hash = hashes.get(known.id) ?? null;
  }

  return {
    learn,
    async add(user) {
      const row = toUserRow(user, context.orgId, context.userTypes);
      const known = context.users.get(user.id);
      if (known !== undefined && known.hash === undefined) await learn([user.id]);
      if (known?.hash === row.properties.hash) {
        known.seen = true;
        return;
      }
      const changed = context.changes?.users;
      if (changed && !changed.has(user.id)) changed.set(user.id, { before: known?.status ?? null });
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
