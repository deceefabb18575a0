import { isUnexplained } from "./paths.ts";

export type ChangeKind = "GAINED" | "LOST" | "USABILITY_CHANGED";
export type CauseKind =
  | "MEMBERSHIP"
  | "RULE"
  | "ASSIGNMENT"
  | "IMPLICIT_ACCESS"
  | "USER_STATUS"
  | "APP_STATUS"
  | "ACCOUNT"
  | "USER_ADDED"
  | "USER_DELETED"
  | "APP_ADDED"
  | "APP_DELETED"
  | "GROUP_DELETED";

export interface ChangeCause {
  kind: CauseKind;
  change: "BEGAN" | "ENDED" | "CHANGED";
  /** The graph's key of the group whose membership or assignment it is. */
  groupKey: string | null;
  ruleIds: readonly string[];
  statusBefore: string | null;
  statusAfter: string | null;
  /** By the System Log, or by Okta's own dates. */
  at: string | null;
  by: string | null;
}

/** One part of a way from a user to an app. */
export interface ChangedHop {
  /** It stood at the other end, too. */
  stands: boolean;
  began: string | null;
  begunBy: string | null;
  ended: string | null;
  endedBy: string | null;
}

/** What led from a user to an app at one end of the time in question. */
export interface ChangeSide {
  /** null: not there. */
  user: { status: string | null; statusChanged: string | null } | null;
  app: { status: string | null } | null;
  direct: ChangedHop | null;
  groups: readonly {
    groupKey: string;
    groupId: string;
    /** The group is gone at the other end. */
    isGroupGone: boolean;
    kind: string | null;
    reason: string | null;
    ruleIds: readonly string[] | null;
    member: ChangedHop;
    assigned: ChangedHop;
  }[];
  account: { scope: string | null; status: string | null; grantingGroupId: string | null } | null;
}

const nothing = { groupKey: null, ruleIds: [], statusBefore: null, statusAfter: null, at: null, by: null };

/** Why access is not what it was: what began of the ways there are, what ended of those there were, which status is another. */
export function causesOf(kind: ChangeKind, before: ChangeSide, after: ChangeSide): ChangeCause[] {
  if (before.user && !after.user) return [{ ...nothing, kind: "USER_DELETED", change: "ENDED" }];
  if (before.app && !after.app) return [{ ...nothing, kind: "APP_DELETED", change: "ENDED" }];
  const causes: ChangeCause[] = [];
  if (!before.user && after.user) causes.push({ ...nothing, kind: "USER_ADDED", change: "BEGAN" });
  if (!before.app && after.app) causes.push({ ...nothing, kind: "APP_ADDED", change: "BEGAN" });
  if (kind === "USABILITY_CHANGED") causes.push(...statusCauses(before, after));
  if (kind === "GAINED") causes.push(...wayCauses("BEGAN", after, before));
  if (kind === "LOST") causes.push(...wayCauses("ENDED", before, after));
  const seen = new Set<string>();
  return causes.filter((cause) => {
    const what = JSON.stringify([cause.kind, cause.groupKey]);
    return !seen.has(what) && seen.add(what);
  });
}

/** @param side where the ways are, @param other where they are not */
function wayCauses(change: "BEGAN" | "ENDED", side: ChangeSide, other: ChangeSide): ChangeCause[] {
  const causes: ChangeCause[] = [];
  const [before, after] = change === "BEGAN" ? [other, side] : [side, other];
  const moved = (hop: ChangedHop) =>
    change === "BEGAN" ? { change, at: hop.began, by: hop.begunBy } : { change, at: hop.ended, by: hop.endedBy };
  if (side.direct && !side.direct.stands) causes.push({ ...nothing, kind: "ASSIGNMENT", ...moved(side.direct) });
  for (const { groupKey, isGroupGone, kind, reason, ruleIds, member, assigned } of side.groups) {
    if (isGroupGone && change === "ENDED") {
      causes.push({ ...nothing, kind: "GROUP_DELETED", change, groupKey });
      continue;
    }
    if (!member.stands) {
      const isOfStatus = reason === "BUILT_IN" && before.user && after.user && before.user.status !== after.user.status;
      if (isOfStatus) causes.push(userStatus(before, after));
      else if (reason === "RULE")
        causes.push({ ...nothing, kind: "RULE", ...moved(member), groupKey, ruleIds: ruleIds ?? [] });
      else causes.push({ ...nothing, kind: "MEMBERSHIP", ...moved(member), groupKey });
    }
    if (!assigned.stands) {
      const opened = kind === "IMPLICIT";
      causes.push({ ...nothing, kind: opened ? "IMPLICIT_ACCESS" : "ASSIGNMENT", ...moved(assigned), groupKey });
    }
  }
  const paths = side.groups.map(({ kind, groupId }) => ({
    kind: kind === "IMPLICIT" ? ("IMPLICIT" as const) : ("GROUP" as const),
    via: { groupId },
  }));
  if (side.account && isUnexplained(side.account, paths)) causes.push(accountCause(before, after));
  return causes;
}

function statusCauses(before: ChangeSide, after: ChangeSide): ChangeCause[] {
  const causes: ChangeCause[] = [];
  if (before.user?.status !== after.user?.status) causes.push(userStatus(before, after));
  const [appBefore, appAfter] = [before.app?.status ?? null, after.app?.status ?? null];
  if (appBefore !== appAfter) {
    causes.push({ ...nothing, kind: "APP_STATUS", change: "CHANGED", statusBefore: appBefore, statusAfter: appAfter });
  }
  const isOther = (before.account === null) !== (after.account === null);
  if (isOther || before.account?.status !== after.account?.status) causes.push(accountCause(before, after));
  return causes;
}

function userStatus(before: ChangeSide, after: ChangeSide): ChangeCause {
  const at = after.user?.statusChanged ?? null;
  return {
    ...nothing,
    kind: "USER_STATUS",
    change: "CHANGED",
    statusBefore: before.user?.status ?? null,
    statusAfter: after.user?.status ?? null,
    at: at === before.user?.statusChanged ? null : at,
  };
}

function accountCause(before: ChangeSide, after: ChangeSide): ChangeCause {
  const change = before.account === null ? "BEGAN" : after.account === null ? "ENDED" : "CHANGED";
  const statusBefore = before.account?.status ?? null;
  return { ...nothing, kind: "ACCOUNT", change, statusBefore, statusAfter: after.account?.status ?? null };
}
