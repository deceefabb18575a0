import { dropAccount, putAccount } from "./accounts.ts";
import type { By } from "./log-events.ts";
import { remove } from "./ordered.ts";
import { type OrgState, type SimAccount, type SimApp, stamp } from "./state.ts";

/** A fresh account for a user, as Okta makes one when an assignment takes effect. */
export function newAccount(app: SimApp, userId: string, userName: string | null, at: string): SimAccount {
  const provisions = app.features.includes("PUSH_NEW_USERS");
  return {
    userId,
    scope: "USER",
    status: provisions ? "PROVISIONED" : "ACTIVE",
    syncState: provisions ? "SYNCHRONIZED" : "DISABLED",
    userName,
    externalId: provisions ? `ext-${userId.slice(3, 11)}` : null,
    grantingGroupId: null,
    namesGrantingGroup: true,
    created: at,
    lastUpdated: at,
    statusChanged: at,
  };
}

/** The assigned group with the highest priority (the lowest number) that the user is in. */
export function winningGroup(state: OrgState, appId: string, userId: string): string | null {
  const assignments = state.appGroups.get(appId);
  const groups = state.groupsOf.get(userId);
  if (assignments === undefined || groups === undefined) return null;
  let best: { groupId: string; priority: number } | null = null;
  const consider = (groupId: string) => {
    const assignment = assignments.get(groupId);
    if (assignment === undefined || !groups.has(groupId)) return;
    if (best === null || assignment.priority < best.priority) best = assignment;
  };
  if (groups.size < assignments.size) for (const groupId of groups) consider(groupId);
  else for (const groupId of assignments.keys()) consider(groupId);
  return (best as { groupId: string } | null)?.groupId ?? null;
}

/**
 * Makes one user's account in one app what the assignments say it is. An individual assignment wins and is left alone;
 * otherwise an active app gives an account to the members of its groups, named after the winning group, and takes it
 * from everybody else. Deprovisioned users get none. An app assigned implicitly makes none: what was there is kept as IMPLICIT.
 */
export function reconcileAccount(state: OrgState, appId: string, userId: string, by: By = "system"): void {
  const app = state.apps.get(appId);
  const accounts = state.accounts.get(appId);
  if (app === undefined || accounts === undefined) return;
  const account = accounts.get(userId);
  const user = state.users.get(userId);
  if (user === undefined) {
    remove(accounts, userId);
    return;
  }
  if (account?.scope === "USER" || app.implicitAssignment) return;
  const gone = user.status === "DEPROVISIONED";
  if (gone && account?.status === "REVOKED") return;
  const winner = app.status === "ACTIVE" && !gone ? winningGroup(state, appId, userId) : null;
  const at = stamp(state);
  if (winner === null) {
    dropAccount(state, appId, userId, by);
  } else if (account === undefined) {
    const made = newAccount(app, userId, user.profile.login, at);
    putAccount(state, appId, { ...made, scope: "GROUP", grantingGroupId: winner }, by);
  } else if (account.status === "REVOKED" || account.status === "IMPLICIT") {
    const { status } = newAccount(app, userId, null, at);
    putAccount(state, appId, { ...account, status, grantingGroupId: winner, lastUpdated: at, statusChanged: at }, by);
  } else if (account.grantingGroupId !== winner) {
    putAccount(state, appId, { ...account, grantingGroupId: winner, lastUpdated: at }, by);
  }
}

/** After a user entered or left a group. */
export function reconcileMember(state: OrgState, groupId: string, userId: string): void {
  for (const appId of state.appsOfGroup.get(groupId) ?? []) reconcileAccount(state, appId, userId);
}

/** After an app's status, kind or groups changed: all who have an account, and all who could. */
export function reconcileApp(state: OrgState, appId: string, groupIds: Iterable<string>): void {
  const users = new Set(state.accounts.get(appId)?.keys() ?? []);
  for (const groupId of groupIds) for (const userId of state.members.get(groupId)?.keys() ?? []) users.add(userId);
  for (const userId of users) reconcileAccount(state, appId, userId);
}
