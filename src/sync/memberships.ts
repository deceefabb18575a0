import { type MembershipReason, membershipReason } from "../access/membership-reason.ts";
import { syncQueries, writeQueries } from "../graph/queries.ts";
import { type BatchWriter, createBatchWriter } from "./batch-writer.ts";
import type { Collector, KnownGroup, SyncContext, Tally } from "./context.ts";
import { doubtAbout } from "./doubtful-loss.ts";
import { everyoneOf, isEveryone } from "./group-writer.ts";
import type { Changes } from "./incremental/changes.ts";
import { keyOf } from "./keys.ts";
import { eachScope, type Scope } from "./scopes.ts";
import { createUserWriter } from "./user-writer.ts";
import { checkWritten } from "./written.ts";

interface Membership {
  reason: MembershipReason;
  ruleIds: string[] | null;
}

interface MembershipRow extends Membership {
  groupKey: string;
  userKeys: string[];
}

type MemberScope = Scope & { group: KnownGroup };

/**
 * Who is in which group, and why. Groups that only an app names are asked for too. Everyone's members are derived from the
 * user list: Okta defines them as all users who are not deprovisioned. Groups that Okta and the graph agree to be empty are
 * not read, nor those in which nothing has changed since they were. Only targets of rules need Okta's word on each member, at
 * the smaller page size; elsewhere the type of the group tells the reason.
 */
export const memberships: Collector = {
  name: "memberships",
  after: ["users", "groups", "groupRules", "appGroups"],
  async collect(context, tally) {
    const rulesKnown = context.complete.has("groupRules");
    const userWriter = createUserWriter(context, tally);
    const writer = createMembershipWriter(context, tally, () => userWriter.flush());
    tally.atBreakOff(userWriter.flush);
    context.userFlushes.push(userWriter.flush);
    tally.atBreakOff(writer.flush);
    const before = new Map<string, Map<string, Membership>>();
    const groups = [...context.groups.values()].filter((group) => group.seen || !context.complete.has("groups"));
    const { changes } = context;
    const isLeftOut = (group: KnownGroup) => !group.old || context.gaps.leftOut("memberships", group.id);

    async function readBefore(ids: string[]): Promise<void> {
      for (const id of ids) before.set(id, new Map());
      const groupKeys = ids.map((id) => keyOf(context.orgId, id));
      const { signal } = context;
      for await (const row of context.graph.stream(syncQueries.knownMemberships, { groupKeys }, { signal })) {
        const membership = { reason: (row.reason ?? "UNKNOWN") as MembershipReason, ruleIds: row.ruleIds };
        before.get(row.groupId)?.set(context.users.get(row.userId)?.id ?? row.userId, membership);
      }
    }
    function compare(group: KnownGroup) {
      const old = before.get(group.id) ?? new Map<string, Membership>();
      before.delete(group.id);
      return compareScope(context, tally, writer, group, old);
    }

    const scopes = groups
      .filter((group) => !isEveryone(group) && !(group.listed && group.userCount === 0 && group.members === 0))
      .filter((group) => !changes || isLeftOut(group) || mayHaveMoved(changes, group))
      .filter((group) => {
        const current = context.membersReads.isCurrent(context, group);
        if (current) tally.unchanged += 1;
        return !current;
      })
      .map((group): MemberScope => {
        const weight = Math.max(group.members, group.userCount ?? 0);
        return { id: group.id, name: group.name, weight, old: group.old, group };
      });
    await eachScope(context, tally, scopes, {
      prepare: (chunk) => readBefore(chunk.map((scope) => scope.id)),
      read: async ({ group }) => {
        const scope = compare(group);
        const rules = group.type === "OKTA_GROUP" && group.ruleTarget;
        let quarantined = 0;
        let unexplained = 0;
        const use = { signal: context.signal, meter: tally.meter };
        for await (const page of context.okta.groupMembers(group.id, { rules }, use)) {
          tally.read += page.records.length;
          quarantined += page.quarantined.length;
          for (const member of page.records) {
            const known = context.users.get(member.id);
            // A member who is not among the users was created meanwhile, or the user list is out of reach: the row tells all.
            if (!known?.seen) await userWriter.add(member);
            const reason = membershipReason({
              groupType: group.type,
              ruleTarget: rulesKnown ? group.ruleTarget : null,
              ruleIds: rules ? member.ruleIds : undefined,
            });
            if (reason === "UNKNOWN") unexplained += 1;
            const ruleIds = rules && member.ruleIds?.length ? [...member.ruleIds].sort() : null;
            await scope.member(known?.id ?? member.id, { reason, ruleIds });
          }
        }
        const miss = { scope: group.id, scopeName: group.name, known: group.old };
        if (quarantined > 0) {
          const reason = `${quarantined} members of ${group.name} could not be read`;
          tally.miss({ ...miss, code: "QUARANTINED", reason });
        }
        // An old count, where the list of groups could not be read, is no word of Okta's about these members.
        const counted = group.listed ? group.userCount : null;
        const contradiction = scope.size() === 0 && (counted ?? 0) > 0;
        if (contradiction) {
          const reason = `Okta counts ${counted} members of ${group.name} but lists none. All are kept as they were. Sync again.`;
          tally.miss({ ...miss, code: "PARTIAL", reason });
        }
        const confirmed = contradiction || quarantined > 0 || counted === scope.size();
        const doubt = confirmed
          ? null
          : await doubtAbout(context, {
              ...scope.loss(),
              isCountedMore: (counted ?? 0) > scope.size(),
              what: `members of ${group.name}`,
              isThere: (id) => context.okta.isMember(group.id, id, use),
            });
        if (doubt) tally.miss({ ...miss, ...doubt });
        const whole = quarantined === 0 && !contradiction && !doubt;
        await scope.end(whole);
        if (whole && unexplained === 0) context.membersReads.note(context, group);
      },
      gone: async ({ group }) => {
        if (group.assigned) return false;
        if (await context.okta.exists("groups", group.id, { signal: context.signal, meter: tally.meter })) return false;
        group.seen = false;
        return true;
      },
    });

    // Last, for the walks before may have shown users who are not in the user list.
    for (const group of groups.filter(isEveryone)) {
      if (changes && !isLeftOut(group)) {
        await followUsers(context, tally);
        continue;
      }
      if (group.old) await readBefore([group.id]);
      const scope = compare(group);
      const whole = context.complete.has("users");
      for (const user of context.users.values()) {
        if (!user.seen && whole) scope.leave(user.id);
        else if (user.status !== "DEPROVISIONED") await scope.member(user.id, { reason: "BUILT_IN", ruleIds: null });
      }
      await scope.end(whole);
    }
    await writer.flush();
  },
};

/** Whether something has happened since the last sync that the members of a group, or the reasons for them, may show. */
function mayHaveMoved({ hints, explainedAnew }: Changes, group: KnownGroup): boolean {
  return group.listed || hints.members.has(group.id) || explainedAnew.has(group.id);
}

/** Users who came into Everyone or left it, by what has changed of them since the last sync. */
async function followUsers(context: SyncContext, tally: Tally): Promise<void> {
  const came: { id: string; status: string }[] = [];
  const left: string[] = [];
  for (const [id, { before }] of context.changes?.users ?? []) {
    const user = context.users.get(id);
    if (!user?.seen) continue;
    const was = before !== null && before !== "DEPROVISIONED";
    const is = user.status !== "DEPROVISIONED";
    if (is && !was) came.push({ id, status: user.status ?? "" });
    else if (was && !is) left.push(id);
  }
  await joinEveryone(context, tally, came);
  const gone = [...context.users.values()].filter(({ seen }) => !seen);
  context.removals.alongside("memberships", gone.filter(({ status }) => status !== "DEPROVISIONED").length);
  leaveEveryone(context, left);
}

/** Users who are there still, but deprovisioned now. */
export function leaveEveryone(context: SyncContext, userIds: string[]): void {
  const everyone = everyoneOf(context.groups);
  if (!everyone) return;
  const userKeys = userIds.map((id) => keyOf(context.orgId, id));
  context.removals.edges("memberships", keyOf(context.orgId, everyone.id), userKeys);
}

/** Users who came after the members of Everyone were derived. */
export async function joinEveryone(
  context: SyncContext,
  tally: Tally,
  newcomers: { id: string; status: string }[],
): Promise<void> {
  const everyone = everyoneOf(context.groups);
  const userKeys = newcomers
    .filter(({ status }) => status !== "DEPROVISIONED")
    .map(({ id }) => keyOf(context.orgId, id));
  if (!everyone || userKeys.length === 0) return;
  const writer = createMembershipWriter(context, tally, async () => {});
  tally.added += userKeys.length;
  for (const userKey of userKeys) {
    const groupKey = keyOf(context.orgId, everyone.id);
    await writer.add({ groupKey, reason: "BUILT_IN", ruleIds: null, userKeys: [userKey] });
  }
  await writer.flush();
}

/** Compares one group's members as Okta lists them with those of the graph. */
function compareScope(
  context: SyncContext,
  tally: Tally,
  writer: BatchWriter<MembershipRow>,
  group: KnownGroup,
  old: Map<string, Membership>,
) {
  const groupKey = keyOf(context.orgId, group.id);
  const had = old.size;
  const seen = new Set<string>();
  const pending = new Map<string, MembershipRow>();

  async function write(userId: string, membership: Membership): Promise<void> {
    const kind = `${membership.reason} ${membership.ruleIds?.join(" ") ?? ""}`;
    const row = pending.get(kind) ?? { groupKey, ...membership, userKeys: [] };
    row.userKeys.push(keyOf(context.orgId, userId));
    pending.set(kind, row);
    if (row.userKeys.length < 1_000) return;
    pending.delete(kind);
    await writer.add(row);
  }

  return {
    size: () => seen.size,
    /** Without those whom Okta has taken out because they left: the user list has said so. */
    loss() {
      const lost = [...old.keys()].filter((userId) => {
        const user = context.users.get(userId);
        return user !== undefined && user.status !== "DEPROVISIONED" && (user.seen || !context.complete.has("users"));
      });
      return { had: had - old.size + lost.length, lost };
    },
    async member(userId: string, now: Membership): Promise<void> {
      if (seen.has(userId)) return;
      seen.add(userId);
      const before = old.get(userId);
      old.delete(userId);
      if (!before) {
        tally.added += 1;
        context.changes?.members.add(group.id, userId);
      } else {
        // What Okta once said about a membership that still stands is not given up because it would not say it again.
        const same = before.reason === now.reason && (before.ruleIds ?? []).join() === (now.ruleIds ?? []).join();
        if (same || now.reason === "UNKNOWN") return;
        tally.changed += 1;
      }
      await write(userId, now);
    },
    /** The edge of a user who seems to be gone goes with the node, if it does. */
    leave(userId: string): void {
      if (old.delete(userId)) context.removals.alongside("memberships", 1);
    },
    /** @param whole the scope was read to its end, so that who is missing is gone */
    async end(whole: boolean): Promise<void> {
      for (const row of pending.values()) await writer.add(row);
      if (!whole) return;
      for (const id of old.keys()) context.changes?.members.add(group.id, id);
      const gone = [...old.keys()].map((id) => keyOf(context.orgId, id));
      context.removals.edges("memberships", groupKey, gone);
    },
  };
}

function createMembershipWriter(
  context: SyncContext,
  tally: Tally,
  writeUsersFirst: () => Promise<void>,
): BatchWriter<MembershipRow> {
  return createBatchWriter<MembershipRow>({
    weightLimit: 5_000,
    weigh: (row) => row.userKeys.length + 1,
    write: async (rows) => {
      if (context.dryRun) return;
      await writeUsersFirst();
      const result = await context.graph.write(writeQueries.mergeMemberships, {
        rows,
        now: context.now,
        begun: context.begun,
      });
      const expected = rows.reduce((sum, row) => sum + row.userKeys.length, 0);
      checkWritten(tally, result, expected, "memberships");
    },
  });
}
