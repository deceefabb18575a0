import { syncQueries, writeQueries } from "../graph/queries.ts";
import { OktaAuthError, OktaError } from "../okta/errors.ts";
import type { OktaAppUser, OktaUser } from "../okta/records.ts";
import { type AppScope, appScopes, isAppGone } from "./app-scope.ts";
import { type BatchWriter, createBatchWriter } from "./batch-writer.ts";
import { surelyBefore } from "./clock-margin.ts";
import { contentHash } from "./content-hash.ts";
import type { Collector, SyncContext, Tally } from "./context.ts";
import { createScopeDoubts } from "./doubtful-loss.ts";
import { chooseAccounts, type FoundAccount, readSingleAccounts } from "./incremental/changed-accounts.ts";
import { keyOf } from "./keys.ts";
import { joinEveryone, leaveEveryone } from "./memberships.ts";
import { eachScope } from "./scopes.ts";
import { createUserWriter } from "./user-writer.ts";
import { checkWritten } from "./written.ts";

type AccountRow = ReturnType<typeof toAccountRow>;
interface AssignmentRow {
  appKey: string;
  userKey: string;
}

/** Accounts of users Okta's user list did not name wait for one more look at that list; more than this become a gap at once. */
const mostLate = 10_000;

const notListed = "belong to users Okta does not list";

/**
 * The accounts users have in apps: evidence of access, and for scope USER the individual assignment itself. An account has
 * one scope: USER hides any group path, so group paths are never concluded from here.
 */
export const appUsers: Collector = {
  name: "appUsers",
  after: ["users", "apps"],
  async collect(context, tally) {
    const writers = createWriters(context, tally);
    tally.atBreakOff(writers.accounts.flush);
    tally.atBreakOff(writers.assignments.flush);
    const before = new Map<string, { accounts: Map<string, string | null>; assigned: Set<string> }>();
    const late: FoundAccount[] = [];

    // Without the whole user list, the members of groups tell who is there.
    if (!context.complete.has("users")) await context.ended("memberships");
    const { changes } = context;
    const allScopes = appScopes(context, (app) => app.accounts + app.assignments);
    const { whole: scopes, single } = changes
      ? await chooseAccounts(context, changes, allScopes)
      : { whole: allScopes, single: [] };

    async function keep(appId: string, record: OktaAppUser, known: FoundAccount["known"]): Promise<void> {
      const row = toAccountRow(context.orgId, appId, record);
      if (known.hash === undefined) tally.added += 1;
      else if (known.hash !== row.properties.hash) tally.changed += 1;
      if (known.hash !== row.properties.hash) await writers.accounts.add(row);
      if (record.scope !== "USER" || known.assigned) return;
      tally.added += 1;
      await writers.assignments.add({ appKey: row.appKey, userKey: row.userKey });
    }

    const doubts = createScopeDoubts(context, tally, "users");
    await eachScope(context, tally, scopes, {
      prepare: async (chunk) => {
        for (const scope of chunk) before.set(scope.id, { accounts: new Map(), assigned: new Set() });
        const appKeys = chunk.map((scope) => keyOf(context.orgId, scope.id));
        const options = { signal: context.signal };
        for await (const row of context.graph.stream(syncQueries.knownAccounts, { appKeys }, options)) {
          before.get(row.appId)?.accounts.set(context.users.get(row.userId)?.id ?? row.userId, row.hash);
        }
        for await (const row of context.graph.stream(syncQueries.knownUserAssignments, { appKeys }, options)) {
          before.get(row.appId)?.assigned.add(context.users.get(row.userId)?.id ?? row.userId);
        }
      },
      read: async (scope) => {
        const old = before.get(scope.id);
        before.delete(scope.id);
        const had = old?.accounts.size ?? 0;
        const seen = new Set<string>();
        let quarantined = 0;
        let unresolved = 0;
        const use = { signal: context.signal, meter: tally.meter };
        for await (const page of context.okta.appUsers(scope.id, use)) {
          tally.read += page.records.length;
          quarantined += page.quarantined.length;
          for (const record of page.records) {
            if (seen.has(record.id)) continue;
            const user = context.users.get(record.id);
            seen.add(user?.id ?? record.id);
            const known = { hash: old?.accounts.get(record.id), assigned: old?.assigned.has(record.id) ?? false };
            old?.accounts.delete(record.id);
            if (record.scope === "USER") old?.assigned.delete(record.id);
            const listed = user !== undefined && (user.seen || !context.complete.has("users"));
            if (!listed && late.length < mostLate) {
              late.push({ scope, record, known });
              continue;
            }
            if (!listed) unresolved += 1;
            if (!user) continue;
            user.seen = true;
            await keep(scope.id, record, known);
          }
        }
        const problem = quarantined + unresolved;
        if (quarantined > 0) missAccounts(tally, scope, quarantined, "QUARANTINED", "could not be read");
        if (unresolved > 0) missAccounts(tally, scope, unresolved, "UNRESOLVED", notListed);
        if (problem > 0) return;
        const isKept = await doubts.about(scope, {
          had,
          listed: seen.size,
          lost: [...(old?.accounts.keys() ?? [])],
          isThere: (id) => context.okta.isAssigned(scope.id, "users", id, use),
        });
        if (isKept || !old) return;
        const appKey = keyOf(context.orgId, scope.id);
        const userKeys = (ids: Iterable<string>) => [...ids].map((id) => keyOf(context.orgId, id));
        context.removals.edges("accounts", appKey, userKeys(old.accounts.keys()));
        context.removals.edges("userAssignments", appKey, userKeys(old.assigned));
      },
      gone: (scope) => isAppGone(context, tally, scope),
    });
    doubts.settle();
    await readSingleAccounts(context, tally, single, { keep, late: (found) => void late.push(found) });

    if (late.length > 0) {
      // They may have been met as members of a group meanwhile.
      await context.ended("memberships");
      await readLateUsers(context, tally);
      const unresolved = new Map<AppScope, number>();
      for (const { scope, record, known } of late) {
        const user = context.users.get(record.id);
        if (user) await keep(scope.id, record, known);
        if (!user?.seen) unresolved.set(scope, (unresolved.get(scope) ?? 0) + 1);
      }
      for (const [scope, count] of unresolved) missAccounts(tally, scope, count, "UNRESOLVED", notListed);
      // An account is Okta's word that there is still somebody.
      for (const { record } of late) {
        const user = context.users.get(record.id);
        if (user) user.seen = true;
      }
    }
    await writers.accounts.flush();
    await writers.assignments.flush();
  },
};

function missAccounts(
  tally: Tally,
  scope: AppScope,
  count: number,
  code: "QUARANTINED" | "UNRESOLVED",
  what: string,
): void {
  const reason = `${count} accounts in ${scope.name} ${what}`;
  tally.miss({ scope: scope.id, scopeName: scope.name, known: scope.old, code, reason });
}

/**
 * Users created since the user list was read: one filtered read instead of a call for each. Where it fails, they stay unknown.
 * Who was in the user list is left as it was there, and so in Everyone or not: what has changed of them since, the next sync
 * sees by its comparison with what is written.
 */
async function readLateUsers(context: SyncContext, tally: Tally): Promise<void> {
  const writer = createUserWriter(context, tally);
  const joining: OktaUser[] = [];
  const left: string[] = [];
  try {
    for await (const page of context.okta.usersChangedSince(surelyBefore(context.oktaNow), {
      signal: context.signal,
      meter: tally.meter,
    })) {
      for (const user of page.records) {
        if (context.users.get(user.id)?.seen) continue;
        if (user.status !== "DEPROVISIONED") joining.push(user);
        else if (context.users.has(user.id)) left.push(user.id);
        await writer.add(user);
      }
    }
  } catch (error) {
    if (!(error instanceof OktaError) || error instanceof OktaAuthError) throw error;
  }
  await writer.flush();
  await joinEveryone(context, tally, joining);
  leaveEveryone(context, left);
}

function createWriters(
  context: SyncContext,
  tally: Tally,
): { accounts: BatchWriter<AccountRow>; assignments: BatchWriter<AssignmentRow> } {
  return {
    accounts: createBatchWriter<AccountRow>({
      weightLimit: 5_000,
      write: async (rows) => {
        if (context.dryRun) return;
        await flushUsers(context);
        const result = await context.graph.write(writeQueries.mergeAccounts, {
          rows,
          now: context.now,
          begun: context.begun,
        });
        checkWritten(tally, result, rows.length, "accounts");
      },
    }),
    assignments: createBatchWriter<AssignmentRow>({
      weightLimit: 5_000,
      write: async (rows) => {
        if (context.dryRun) return;
        await flushUsers(context);
        const result = await context.graph.write(writeQueries.mergeUserAssignments, {
          rows: groupByApp(rows),
          now: context.now,
          begun: context.begun,
        });
        checkWritten(tally, result, rows.length, "assignments");
      },
    }),
  };
}

async function flushUsers({ userFlushes }: SyncContext): Promise<void> {
  for (const flush of userFlushes) await flush();
}

function groupByApp(rows: AssignmentRow[]): { appKey: string; userKeys: string[] }[] {
  const byApp = new Map<string, string[]>();
  for (const { appKey, userKey } of rows) {
    const userKeys = byApp.get(appKey);
    if (userKeys) userKeys.push(userKey);
    else byApp.set(appKey, [userKey]);
  }
  return [...byApp].map(([appKey, userKeys]) => ({ appKey, userKeys }));
}

export function toAccountRow(orgId: string, appId: string, record: OktaAppUser) {
  const content = {
    scope: record.scope,
    status: record.status,
    userName: record.userName,
    syncState: record.syncState,
    grantingGroupId: record.grantingGroupId,
  };
  return {
    appKey: keyOf(orgId, appId),
    userKey: keyOf(orgId, record.id),
    properties: { ...content, hash: contentHash([content, record.lastUpdated]) },
    lastUpdated: record.lastUpdated,
  };
}
