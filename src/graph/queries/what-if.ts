import { z } from "zod";
import { integer, query } from "../query.ts";
import { accountRow, appRow, groupRuleRow, maybeText, userRow } from "./rows.ts";

/** What would come of changes that are not made. */

const text = z.string();
const keys = z.array(text);
/** The rules of usability, as far as the statements need them. */
const rules = z.object({ appUsable: keys, userBlocked: keys, accountBlocked: keys });

/** An app whose assignments to groups, or whose groups, change; see `changedApp`. */
const changedApp = z.object({ app: text, lost: keys, half: keys, kept: keys, added: keys, off: z.boolean() });
const judged = { apps: z.array(changedApp), named: keys, ruleIds: keys, rules };
const page = { from: text, firstApp: text, limit: integer };
const total = z.object({ app: text, effect: text, total: z.number() });
const change = z.object({ effect: text, user: userRow, app: appRow, account: accountRow.nullable() });

const ends = { ...judged, effects: keys, unexplainedMayEnd: z.boolean() };
const blocked = { ...judged, unexplainedMayEnd: z.boolean() };
const starts = { ...judged, effects: keys, ruleTargets: keys };
/** Okta ids as a map, in which Cypher finds one at once. */
const idSet = z.record(text, z.literal(true));
/** As `changedApp`, by Okta ids but for `app`; `assigned` and `byHand` are the groups it is assigned to before the changes. */
const sets = { lost: idSet, half: idSet, kept: idSet, assigned: idSet, byHand: idSet };
/**
 * `lost` and `half` are keys of the groups of any of the apps, `groupKeys` those of all groups that matter; `onlyLost` is the Okta
 * id of the one group, where but one is lost and no rule is deleted. Counted is one part of all members.
 */
const endsOfAll = {
  ...ends,
  apps: z.array(z.object({ app: text, id: text, ...sets })),
  lost: keys,
  half: keys,
  groupKeys: keys,
  onlyLost: text.nullable(),
  part: integer,
  parts: integer,
};
export const endsCount = query("read/what-if-ends-count", { params: z.object(endsOfAll), row: total });
export const endsPage = query("read/what-if-ends", { params: z.object({ ...ends, ...page }), row: change });
export const blockedCount = query("read/what-if-blocked-count", { params: z.object(blocked), row: total });
export const blockedPage = query("read/what-if-blocked", { params: z.object({ ...blocked, ...page }), row: change });
export const startsCount = query("read/what-if-starts-count", { params: z.object(starts), row: total });
export const startsPage = query("read/what-if-starts", { params: z.object({ ...starts, ...page }), row: change });

const assignment = { kind: maybeText };
export const appsOfGroups = query("read/what-if-group-apps", {
  params: z.object({ keys }),
  row: z.object({ key: text, apps: z.array(z.object({ app: text, ...assignment })) }),
});
export const groupsOfApps = query("read/what-if-apps", {
  params: z.object({ keys }),
  row: z.object({
    key: text,
    sortKey: text,
    status: maybeText,
    groups: z.array(z.object({ key: text, members: z.number(), ...assignment })),
  }),
});

const entries = z.array(z.object({ group: text, entry: text, without: keys }));
export const roleMembers = query("read/what-if-role-members", {
  params: z.object({ entries, from: text, fromEntry: text, limit: integer }),
  row: z.object({ entry: text, reason: maybeText, user: userRow }),
});
export const roleMembersCount = query("read/what-if-role-members-count", {
  params: z.object({ entries }),
  row: z.object({ total: z.number() }),
});

export const namedUsers = query("read/what-if-users", {
  params: z.object({ keys }),
  row: z.object({
    key: text,
    user: userRow,
    groups: z.array(
      z.object({ key: text, oktaId: text, name: maybeText, reason: maybeText, ruleIds: keys.nullable() }),
    ),
    direct: keys,
    accounts: z.array(z.object({ app: text, account: accountRow })),
    excludedFrom: keys,
  }),
});
export const activeRules = query("read/what-if-rules", {
  params: z.object({ prefix: text, words: keys }),
  row: z.object({
    oktaId: text,
    expression: maybeText,
    targets: z.array(z.object({ groupId: text, name: maybeText })),
  }),
});

const pairs = z.array(z.object({ from: text, to: text }));
export const presentFacts = query("read/what-if-facts", {
  params: z.object({ pairs }),
  row: z.object({
    from: text,
    to: text,
    kind: z.enum(["MEMBER", "USER_APP", "GROUP_APP"]),
    reason: maybeText,
    ruleIds: keys.nullable(),
  }),
});
export const assignmentsOfPairs = query("read/what-if-assignments", {
  params: z.object({ pairs }),
  row: z.object({ from: text, to: text, assignment: text }),
});
export const groupRulesByName = query("read/group-rules-by-name", {
  params: z.object({ prefix: text, name: text, limit: integer }),
  row: z.object({ node: groupRuleRow }),
});
