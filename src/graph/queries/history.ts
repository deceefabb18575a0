import { z } from "zod";
import { integer, query } from "../query.ts";
import { filter } from "./read.ts";
import { maybeDate, maybeText, momentRow, usabilityRules } from "./rows.ts";

/** What a sync asks and writes about the history as a whole. */

const text = z.string();
const removed = z.object({ removed: z.number() });

export const historyState = query("sync/history-state", {
  params: z.object({ orgKey: text, prefix: text }),
  row: z.object({ historyFrom: maybeDate, hasMoment: z.boolean() }),
});
export const moveHistoryStart = query("write/move-history-start", {
  params: z.object({ orgKey: text, until: text }),
  row: z.object({ moved: z.number() }),
});
export const pruneHistoryEdges = query("write/prune-history-edges", {
  params: z.object({ orgId: text, until: text, batch: integer }),
  row: removed,
});
export const pruneHistoryNodes = query("write/prune-history-nodes", {
  params: z.object({ orgId: text, prefix: text, until: text, batch: integer }),
  row: removed,
});

export const momentsByKey = query("read/moments-by-key", {
  params: z.object({ keys: z.array(text) }),
  row: z.object({ moment: momentRow }),
});
export const momentAt = query("read/moment-at", {
  params: z.object({ prefix: text, time: text }),
  row: z.object({ moment: momentRow }),
});
export const historyStart = query("read/history-start", {
  params: z.object({ orgKey: text, prefix: text }),
  row: z.object({ historyFrom: maybeDate, first: momentRow.nullable() }),
});

/** One part of a way: whether it stood as of the other sync too, and when and by whom it was made and ended, by the System Log. */
const hop = z.object({
  stands: z.boolean(),
  began: maybeDate,
  begunBy: maybeText,
  ended: maybeDate,
  endedBy: maybeText,
});
export const accessChangeFacts = query("read/access-change-facts", {
  params: z.object({ pairs: z.array(z.object({ user: text, app: text })), at: text, other: text }),
  row: z.object({
    user: text,
    app: text,
    direct: hop.nullable(),
    groups: z.array(
      z.object({
        groupKey: text,
        groupId: text,
        isGroupGone: z.boolean(),
        kind: maybeText,
        reason: maybeText,
        ruleIds: z.array(text).nullable(),
        member: hop,
        assigned: hop,
      }),
    ),
    account: z.object({ scope: maybeText, status: maybeText, grantingGroupId: maybeText }).nullable(),
  }),
});

const changes = {
  orgId: text,
  from: text,
  to: text,
  kinds: z.array(text).nullable(),
  userFilter: filter,
  appFilter: filter,
  rules: usabilityRules,
};
const usability = z.enum(["USABLE", "LATENT", "BLOCKED"]).nullable();
export const accessChanges = query("read/access-changes", {
  params: z.object({
    ...changes,
    fromUser: text,
    fromUserSortKey: text,
    fromApp: text,
    fromAppSortKey: text,
    limit: integer,
  }),
  row: z.object({
    user: text,
    app: text,
    userSortKey: text,
    appSortKey: text,
    kind: z.enum(["GAINED", "LOST", "USABILITY_CHANGED"]),
    before: usability,
    after: usability,
  }),
});
export const accessChangesCount = query("read/access-changes-count", {
  params: z.object(changes),
  row: z.object({ total: z.number() }),
});
