import { syncQueries } from "../../graph/queries.ts";
import type { OktaAppUser } from "../../okta/records.ts";
import type { AppScope } from "../app-scope.ts";
import { isAppGone } from "../app-scope.ts";
import type { SyncContext, Tally } from "../context.ts";
import { keyOf } from "../keys.ts";
import { pages } from "../pages.ts";
import { slices } from "../removals.ts";
import { eachScope } from "../scopes.ts";
import type { Changes } from "./changes.ts";

/** An account as Okta tells it, and what the graph knows of it. */
export interface FoundAccount {
  scope: AppScope;
  record: OktaAppUser;
  known: { hash: string | null | undefined; assigned: boolean };
}

/** An app of which single users' accounts are read. */
type SingleScope = AppScope & { userIds: string[] };

const accountsAPage = 500;
/** More members of one group that is gone are not told one by one: the accounts of its apps are read whole. */
const mostMembers = 2_000;

/**
 * Which accounts are to be read: those that events name, those of users who came into a group of the app or left one, and of
 * users who left the org or came back. Of each app the cheaper way is taken: one request an account, or one a page.
 */
export async function chooseAccounts(
  context: SyncContext,
  changes: Changes,
  scopes: AppScope[],
): Promise<{ whole: AppScope[]; single: SingleScope[] }> {
  await context.ended("appGroups");
  await context.ended("memberships");
  await followGroups(context, changes);
  await followLeavers(context, changes);
  const whole: AppScope[] = [];
  const single: SingleScope[] = [];
  for (const scope of scopes) {
    const { app, old } = scope;
    const wanted = changes.accounts.get(app.id);
    const unread = !old || app.statusChanged || context.gaps.leftOut("appUsers", app.id);
    if (unread || wanted === "ALL" || (wanted !== undefined && wanted.size > pages(app.accounts, accountsAPage)))
      whole.push(scope);
    else if (wanted !== undefined) single.push({ ...scope, weight: wanted.size, userIds: [...wanted] });
  }
  return { whole, single };
}

/** Whoever comes into a group gets an account in its apps, and loses it with the group or on leaving it. */
async function followGroups(context: SyncContext, changes: Changes): Promise<void> {
  const gone = [...context.groups.values()].filter((group) => group.old && !group.seen);
  const goneKeys = gone.map(({ id }) => keyOf(context.orgId, id));
  const { signal } = context;
  const most = BigInt(mostMembers + 1);
  for (const groupKeys of slices(goneKeys, 50)) {
    for await (const row of context.graph.stream(syncQueries.membersOfGroups, { groupKeys, most }, { signal })) {
      changes.members.add(row.groupId, row.userId);
    }
  }
  const moved = [...changes.members.entries()].map(([groupId]) => keyOf(context.orgId, groupId));
  for (const groupKeys of slices(moved, 200)) {
    for await (const { groupId, appId } of context.graph.stream(syncQueries.appsOfGroups, { groupKeys }, { signal })) {
      const members = changes.members.get(groupId);
      if (members === "ALL") changes.accounts.addAll(appId);
      else for (const userId of members ?? []) changes.accounts.add(appId, userId);
    }
  }
}

/** Okta takes the accounts of a user who leaves, and what becomes of them when one comes back is the app's affair. */
async function followLeavers(context: SyncContext, changes: Changes): Promise<void> {
  const moved = [...changes.users].filter(([id, { before }]) => {
    const status = context.users.get(id)?.status;
    return before !== null && before !== status && [before, status].includes("DEPROVISIONED");
  });
  const keys = moved.map(([id]) => keyOf(context.orgId, id));
  for (const userKeys of slices(keys, 500)) {
    const { signal } = context;
    for await (const { appId, userId } of context.graph.stream(syncQueries.appsOfUsers, { userKeys }, { signal })) {
      changes.accounts.add(appId, userId);
    }
  }
}

/** Asks for each account by its app and user; Okta's word that there is none is enough to take it for gone. */
export async function readSingleAccounts(
  context: SyncContext,
  tally: Tally,
  scopes: SingleScope[],
  found: {
    keep: (appId: string, record: OktaAppUser, known: FoundAccount["known"]) => Promise<void>;
    late: (account: FoundAccount) => void;
  },
): Promise<void> {
  const { orgId, signal, okta } = context;
  const use = { signal, meter: tally.meter };
  const before = new Map<string, { isKnown: boolean; hash: string | null; isAssigned: boolean }>();
  await eachScope(context, tally, scopes, {
    prepare: async (chunk) => {
      const pairs = chunk.flatMap(({ id, userIds }) =>
        userIds.map((userId) => ({ appKey: keyOf(orgId, id), userKey: keyOf(orgId, userId) })),
      );
      for await (const row of context.graph.stream(syncQueries.knownPairs, { pairs }, { signal })) {
        before.set(`${row.appId} ${row.userId}`, row);
      }
    },
    read: async (scope) => {
      const appKey = keyOf(orgId, scope.id);
      for (const userId of scope.userIds) {
        const user = context.users.get(userId);
        // The accounts of a user who is gone go with the user.
        if (user && !user.seen) continue;
        const old = before.get(`${scope.id} ${userId}`);
        before.delete(`${scope.id} ${userId}`);
        const record = await okta.changes.appUser(scope.id, userId, use);
        if (record) {
          tally.read += 1;
          const known = { hash: old?.isKnown ? old.hash : undefined, assigned: old?.isAssigned ?? false };
          if (user) await found.keep(scope.id, record, known);
          else found.late({ scope, record, known });
        }
        const userKey = keyOf(orgId, userId);
        if (old?.isKnown && !record) context.removals.edges("accounts", appKey, [userKey]);
        if (old?.isAssigned && record?.scope !== "USER") context.removals.edges("userAssignments", appKey, [userKey]);
      }
    },
    gone: (scope) => isAppGone(context, tally, scope),
  });
}
