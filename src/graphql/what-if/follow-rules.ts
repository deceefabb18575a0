import { parseRule } from "../../access/rules/rule.ts";
import { subjectOf, withAttributes } from "../../access/rules/subject.ts";
import type { OrgChanges } from "../../access/what-if/org-changes.ts";
import {
  type ActiveRule,
  type ChangedUser,
  type RuleEffect,
  ruleEffects,
  together,
} from "../../access/what-if/rule-effects.ts";
import * as whatIf from "../../graph/queries/what-if.ts";
import type { Context } from "../context.ts";
import type { WhatIfNoteCode } from "../generated.ts";
import { oktaIdOfKey } from "../global-id.ts";
import type { NamedUserRow, Note } from "./plan.ts";
import type { Change } from "./resolve-changes.ts";

type Memberships = OrgChanges["newMemberships"];

export interface Followed {
  joins: Memberships;
  mayJoin: Memberships;
  mayLeave: Memberships;
  notes: Note[];
  complete: boolean;
}

/** Every function that asks for groups begins so. */
const asksForGroups = "isMemberOf";
const asksByName = "isMemberOfGroupName";

export interface ToFollow {
  changes: readonly Change[];
  /** What the changes surely do by themselves. */
  sure: OrgChanges;
  named: readonly NamedUserRow[];
  groupsComplete: boolean;
}

/** What the active rules make of the changes: who joins and leaves groups by them. */
export async function followRules(
  context: Context,
  orgId: string,
  { changes, sure, named, groupsComplete }: ToFollow,
): Promise<Followed> {
  const followed: Followed = { joins: [], mayJoin: [], mayLeave: [], notes: [], complete: true };
  const edits = editsByUser(changes);
  const touched = new Set([
    ...edits.keys(),
    ...[...sure.newMemberships, ...sure.goneMemberships].map(({ user }) => user),
  ]);
  const users = named.filter(({ key }) => touched.has(key));
  const ofMany = sure.goneGroups.length + sure.goneRules.length > 0;
  if (users.length === 0 && !ofMany) return followed;
  const words = [asksForGroups, ...new Set([...edits.values()].flatMap((edit) => [...edit.keys()]))];
  const rules = await activeRules(context, orgId, words, changes, sure);
  const word = sure.goneRules.length > 0 ? asksForGroups : asksByName;
  if (ofMany && rules.some(({ text }) => text === null || text.includes(word))) {
    followed.complete = false;
    followed.notes.push({ code: "RULES_NOT_FOLLOWED", message: notFollowed, change: null });
  }
  for (const row of users) {
    const edit = edits.get(row.key) ?? new Map<string, string | null>();
    const groups = new Map(row.groups.map(({ oktaId, name }) => [oktaId, name]));
    const leaves = keysOf(sure.goneMemberships, row.key);
    const byHand = row.groups.filter(({ oktaId }) => leaves.has(oktaId)).flatMap(({ ruleIds }) => ruleIds ?? []);
    const user: ChangedUser = {
      subject: withAttributes(subjectOf(row.user, groups, groupsComplete), edit),
      isEvaluated: row.user.status !== "DEPROVISIONED" && !sure.deactivatedUsers.includes(row.key),
      edited: new Set(edit.keys()),
      memberships: new Map(row.groups.map((g) => [g.oktaId, { reason: g.reason, ruleIds: g.ruleIds ?? [] }])),
      joins: new Map([...keysOf(sure.newMemberships, row.key)].map((id) => [id, nameOf(changes, id)])),
      leaves,
      excludedFrom: new Set([...row.excludedFrom, ...byHand]),
    };
    const { effects, isCutShort } = ruleEffects(user, rules);
    if (isCutShort) {
      followed.complete = false;
      followed.notes.push({ code: "RULES_NOT_FOLLOWED", message: chasing, change: null, user: row.user });
    }
    for (const effect of effects) followed.notes.push(noteOn(effect, orgId, row.user));
    for (const effect of together(effects)) {
      listFor(followed, effect).push({ user: row.key, group: `${orgId}/${effect.groupId}` });
    }
  }
  return followed;
}

const notFollowed =
  "Some active rules ask for groups of a user, and the changes take many users out of groups at once. What these rules would then do is not followed, so more may be lost or gained. Ask about single users to see it.";
const chasing =
  "Rules that fill and ask for each other's groups do not come to rest for this user. Where they end is not known.";

function editsByUser(changes: readonly Change[]): Map<string, Map<string, string | null>> {
  const edits = new Map<string, Map<string, string | null>>();
  for (const change of changes) {
    if (change.kind !== "setAttribute") continue;
    const own = edits.get(change.user.key) ?? new Map<string, string | null>();
    edits.set(change.user.key, own.set(change.attribute, change.value));
  }
  return edits;
}

async function activeRules(
  context: Context,
  orgId: string,
  words: string[],
  changes: readonly Change[],
  sure: OrgChanges,
): Promise<(ActiveRule & { text: string | null })[]> {
  const off = new Set(
    changes.flatMap((change) =>
      change.kind === "deactivateRule" || change.kind === "deleteRule" ? [change.rule.oktaId] : [],
    ),
  );
  const rows = await context.read(whatIf.activeRules, { prefix: `${orgId}/`, words });
  return rows
    .filter((row) => !off.has(row.oktaId))
    .map((row) => ({
      oktaId: row.oktaId,
      text: row.expression,
      parsed: parseRule(row.expression),
      targets: new Map(
        row.targets
          .filter(({ groupId }) => !sure.goneGroups.includes(`${orgId}/${groupId}`))
          .map(({ groupId, name }) => [groupId, name]),
      ),
    }));
}

/** Okta ids of the groups of one user among these memberships. */
function keysOf(memberships: Memberships, userKey: string): Set<string> {
  return new Set(memberships.filter(({ user }) => user === userKey).map(({ group }) => oktaIdOfKey(group)));
}

function nameOf(changes: readonly Change[], groupId: string): string | null {
  for (const change of changes) {
    if (change.kind === "addMembership" && change.group.oktaId === groupId) return change.group.name;
  }
  return null;
}

function listFor(followed: Followed, { kind, certainty }: RuleEffect): Memberships {
  if (kind === "LEAVES") return followed.mayLeave;
  return certainty === "CERTAIN" ? followed.joins : followed.mayJoin;
}

const words: Readonly<Record<string, { code: WhatIfNoteCode; message: string }>> = {
  "JOINS CERTAIN": {
    code: "RULE_JOINS",
    message: "The rule would hold for the user, and put the user into the group.",
  },
  "JOINS POSSIBLE": {
    code: "RULE_MAY_JOIN",
    message: "Whether the rule would hold for the user is not known. If it does, it puts the user into the group.",
  },
  "LEAVES CERTAIN": {
    code: "RULE_LEAVES",
    message:
      "The rule would not hold for the user any more, and take the user out of the group, unless the user was also put there by hand: Okta does not tell.",
  },
  "LEAVES POSSIBLE": {
    code: "RULE_MAY_LEAVE",
    message:
      "Whether the rule would still hold for the user, or whether the membership rests on it, is not known. The user may leave the group.",
  },
};

function noteOn({ kind, certainty, groupId, ruleId }: RuleEffect, orgId: string, user: Note["user"]): Note {
  const { code, message } = words[`${kind} ${certainty}`] as (typeof words)[string];
  return {
    code,
    message,
    change: null,
    user: user ?? null,
    groupKey: `${orgId}/${groupId}`,
    ruleKey: `${orgId}/${ruleId}`,
  };
}
