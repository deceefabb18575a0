import type { z } from "zod";
import { needs } from "../../access/needs.ts";
import { storedAttributes } from "../../access/rules/subject.ts";
import { instead, obstacleToJoining, obstacleToLeaving } from "../../access/what-if/obstacles.ts";
import { noChanges, type OrgChanges } from "../../access/what-if/org-changes.ts";
import type { GroupRow, RoleRow, UserRow } from "../../graph/queries/rows.ts";
import * as whatIf from "../../graph/queries/what-if.ts";
import type { Context } from "../context.ts";
import type { WhatIfNoteCode } from "../generated.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { followRules } from "./follow-rules.ts";
import type { Change } from "./resolve-changes.ts";

export type NamedUserRow = z.output<typeof whatIf.namedUsers.row>;

export interface Note {
  code: WhatIfNoteCode;
  message: string;
  change: number | null;
  user?: UserRow | null;
  /** By key, where only that is at hand. */
  groupKey?: string | null;
  ruleKey?: string | null;
}

/** All that the changes come to, before it is asked whom it touches. */
export interface Plan {
  orgId: string;
  /** The users whom the changes name, with all that decides what they reach: all others are touched in bulk. */
  named: readonly NamedUserRow[];
  /** With every addition that may come about, and only removals that surely do: what is lost even so is surely lost. */
  kept: OrgChanges;
  /** With every removal that may come about, and only additions that surely do. */
  dropped: OrgChanges;
  /** Assignments of roles that go, by key, and the groups they were given to. */
  revoked: string[];
  revokedGroups: string[];
  granted: { assignee: UserRow | GroupRow; role: RoleRow }[];
  notes: Note[];
  complete: boolean;
}

export async function planOf(context: Context, orgId: string, changes: readonly Change[]): Promise<Plan> {
  const [present, assignments] = await Promise.all([presentFacts(context, changes), assignmentsOf(context, changes)]);
  const sure: OrgChanges = structuredClone(noChanges) as OrgChanges;
  const revoked: string[] = [];
  const revokedGroups: string[] = [];
  const granted: Plan["granted"] = [];
  const notes: Note[] = [];

  /** Why the change would change nothing, where that is so. */
  function take(change: Change, at: number): string | undefined {
    const note = (code: WhatIfNoteCode, message: string, about: Partial<Note> = {}) => {
      notes.push({ code, message, change: at, ...about });
    };
    switch (change.kind) {
      case "addMembership": {
        const { user, group } = change;
        // Added all the same: another change may take away what there is.
        sure.newMemberships.push({ user: user.key, group: group.key });
        if (present.has(`MEMBER ${user.key} ${group.key}`)) return "The user is a member already";
        const obstacle = obstacleToJoining(group.type);
        if (obstacle !== null) note(obstacle, instead.joining[obstacle], { user, groupKey: group.key });
        return undefined;
      }
      case "removeMembership": {
        const { user, group } = change;
        const membership = present.get(`MEMBER ${user.key} ${group.key}`);
        if (membership === undefined) return "The user is no member of the group";
        const obstacle = obstacleToLeaving({ reason: membership.reason, groupType: group.type });
        if (obstacle !== null) note(obstacle, instead.leaving[obstacle], { user, groupKey: group.key });
        sure.goneMemberships.push({ user: user.key, group: group.key });
        return undefined;
      }
      case "assignUser":
        sure.newUserApps.push({ user: change.user.key, app: change.app.key });
        if (present.has(`USER_APP ${change.user.key} ${change.app.key}`)) return "The app is assigned already";
        return undefined;
      case "unassignUser":
        if (!present.has(`USER_APP ${change.user.key} ${change.app.key}`)) {
          return "The app is not assigned to the user individually";
        }
        sure.goneUserApps.push({ user: change.user.key, app: change.app.key });
        return undefined;
      case "assignGroup":
        if (present.has(`GROUP_APP ${change.group.key} ${change.app.key}`)) return "The app is assigned already";
        sure.newGroupApps.push({ group: change.group.key, app: change.app.key });
        return undefined;
      case "unassignGroup":
        if (!present.has(`GROUP_APP ${change.group.key} ${change.app.key}`)) {
          return "The app is not assigned to the group";
        }
        sure.goneGroupApps.push({ group: change.group.key, app: change.app.key });
        return undefined;
      case "closeApp":
        if (!change.app.implicitAssignment) return "The app is not open to everyone";
        sure.closedApps.push(change.app.key);
        return undefined;
      case "deactivateApp":
        if (change.app.status !== "ACTIVE") return "The app is not active";
        sure.deactivatedApps.push(change.app.key);
        return undefined;
      case "deactivateUser":
        if (change.user.status === "DEPROVISIONED") return "The user is deactivated already";
        sure.deactivatedUsers.push(change.user.key);
        note("DEACTIVATION_TAKES_MORE", takesMore, { user: change.user });
        return undefined;
      case "deactivateRule":
        if (change.rule.status !== "ACTIVE") return "The rule is not active";
        note("MEMBERS_STAY", membersStay, { ruleKey: change.rule.key });
        return undefined;
      case "deleteRule":
        sure.goneRules.push({ key: change.rule.key, oktaId: change.rule.oktaId });
        note("MAY_ALSO_BE_BY_HAND", alsoByHand, { ruleKey: change.rule.key });
        return undefined;
      case "deleteGroup": {
        const obstacle = obstacleToJoining(change.group.type);
        if (obstacle === "BUILT_IN") note("BUILT_IN", "Okta does not let its built-in groups be deleted.");
        if (obstacle === "IMPORTED") note("IMPORTED", "An import brings the group back while it is at the source.");
        sure.goneGroups.push(change.group.key);
        return undefined;
      }
      case "grantRole":
        granted.push({ assignee: change.assignee, role: change.role });
        return undefined;
      case "revokeRole": {
        const keys = assignments.get(`${change.assignee.key} ${change.role.key}`) ?? [];
        if (keys.length === 0) return "The assignee does not have the role";
        revoked.push(...keys);
        if (!("login" in change.assignee)) revokedGroups.push(change.assignee.key);
        return undefined;
      }
      case "setAttribute": {
        const stored = (change.user as unknown as Record<string, unknown>)[change.attribute];
        if (knownAttributes.has(change.attribute) && (stored ?? null) === change.value) {
          return "The attribute has this value already";
        }
        return undefined;
      }
    }
  }
  changes.forEach((change, at) => {
    const why = take(change, at);
    if (why !== undefined) notes.push({ code: "NO_EFFECT", message: `${why}: this changes nothing.`, change: at });
  });

  const keys = namedIn(changes);
  const [status, named] = await Promise.all([
    dataStatusFor(context, orgId, needs.memberships()),
    keys.length === 0 ? [] : context.read(whatIf.namedUsers, { keys }),
  ]);
  const followed = await followRules(context, orgId, { changes, sure, named, groupsComplete: status.complete });
  return {
    orgId,
    named,
    kept: {
      ...sure,
      goneRules: [],
      newMemberships: [...sure.newMemberships, ...followed.joins, ...followed.mayJoin],
    },
    dropped: {
      ...sure,
      newMemberships: [...sure.newMemberships, ...followed.joins],
      goneMemberships: [...sure.goneMemberships, ...followed.mayLeave],
    },
    revoked,
    revokedGroups,
    granted,
    notes: [...notes, ...followed.notes],
    complete: followed.complete,
  };
}

const knownAttributes: ReadonlySet<string> = new Set(storedAttributes);
const membersStay =
  "Okta leaves the members that a rule made in their groups when the rule is deactivated. From then on nobody joins by it, and nobody leaves.";
const alsoByHand =
  "Who was also put into the group by hand stays when the rule is deleted. Okta names only the rule for such members, so what all of them would lose is told as what they may lose.";
const takesMore =
  "Okta also takes a deactivated user out of Everyone and ends individual assignments and admin roles. What is told as blocked here may be gone for good; a reactivation brings back only what groups give.";

function namedIn(changes: readonly Change[]): string[] {
  const users = changes.flatMap((change) => {
    if ("user" in change) return [change.user];
    return "assignee" in change && "login" in change.assignee ? [change.assignee] : [];
  });
  return [...new Set(users.map(({ key }) => key))];
}

async function presentFacts(context: Context, changes: readonly Change[]) {
  const pairs = changes.flatMap((change) => {
    switch (change.kind) {
      case "addMembership":
      case "removeMembership":
        return [{ from: change.user.key, to: change.group.key }];
      case "assignUser":
      case "unassignUser":
        return [{ from: change.user.key, to: change.app.key }];
      case "assignGroup":
      case "unassignGroup":
        return [{ from: change.group.key, to: change.app.key }];
      default:
        return [];
    }
  });
  const rows = pairs.length === 0 ? [] : await context.read(whatIf.presentFacts, { pairs });
  return new Map(rows.map((row) => [`${row.kind} ${row.from} ${row.to}`, row]));
}

async function assignmentsOf(context: Context, changes: readonly Change[]): Promise<Map<string, string[]>> {
  const pairs = changes.flatMap((change) =>
    change.kind === "revokeRole" ? [{ from: change.assignee.key, to: change.role.key }] : [],
  );
  const rows = pairs.length === 0 ? [] : await context.read(whatIf.assignmentsOfPairs, { pairs });
  const found = new Map<string, string[]>();
  for (const { from, to, assignment } of rows) {
    const place = `${from} ${to}`;
    found.set(place, [...(found.get(place) ?? []), assignment]);
  }
  return found;
}
