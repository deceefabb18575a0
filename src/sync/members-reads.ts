import type { Graph } from "../graph/graph.ts";
import { writeQueries } from "../graph/queries.ts";
import { surelyBefore } from "./clock-margin.ts";
import { contentHash } from "./content-hash.ts";
import type { KnownGroup, SyncContext } from "./context.ts";
import { keyOf } from "./keys.ts";

const batchSize = 5_000;

/**
 * Which groups' members the graph holds as Okta has them, so that they need not be read again: those whose members were
 * once read to their end, with what Okta said of the group and of its rules at that time.
 *
 * Okta moves `lastMembershipUpdated` whenever a member comes or goes, whoever or whatever did it. It is not trusted alone:
 * the count of members must be what the graph has, the rules that explain them must be the same, and a change shortly before
 * the read, which the read may have missed, makes the next sync read once more.
 */
export interface MembersReads {
  isCurrent(context: SyncContext, group: KnownGroup): boolean;
  /** The group's members were read to their end in this sync. Some 100 bytes each until they are written. */
  note(context: SyncContext, group: KnownGroup): void;
  /** To be called when the graph holds what was read: after the removals. */
  write(graph: Graph, now: string): Promise<void>;
}

/** @param verify nothing is taken to be current */
export function createMembersReads({ verify }: { verify: boolean }): MembersReads {
  const rows: { key: string; stamp: string }[] = [];
  return {
    isCurrent(context, group) {
      if (verify || !group.old || !group.listed) return false;
      if (group.members !== group.userCount || context.gaps.leftOut("memberships", group.id)) return false;
      // Without the whole user list its members are the only word on who is there.
      if (!context.complete.has("users")) return false;
      return isSettled(group) && stampOf(context, group) === group.membersStamp;
    },
    note(context, group) {
      const stamp = stampOf(context, group);
      const known = stamp === group.membersStamp && isSettled(group);
      if (stamp !== null && !known) rows.push({ key: keyOf(context.orgId, group.id), stamp });
    },
    async write(graph, now) {
      for (let start = 0; start < rows.length; start += batchSize) {
        await graph.write(writeQueries.markMembersRead, { rows: rows.slice(start, start + batchSize), now });
      }
    },
  };
}

/** Whether the last change of the members was long enough before the last read of them to be in it. */
function isSettled({ membersChanged, membersReadAt }: KnownGroup): boolean {
  if (membersChanged === null || membersReadAt === null) return false;
  // A date that cannot be read compares as false.
  return Date.parse(membersChanged) < surelyBefore(membersReadAt).getTime();
}

/** What the members of a group, and the reasons for them, are as of; null where Okta does not tell. */
function stampOf(context: SyncContext, { type, membersChanged, userCount, rules }: KnownGroup): string | null {
  if (membersChanged === null || userCount === null) return null;
  const rulesNow = context.complete.has("groupRules") ? [...new Set(rules)].sort() : null;
  return contentHash([type, membersChanged, userCount, rulesNow]);
}
