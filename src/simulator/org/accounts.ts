import { appParty, appUserParty, userParty } from "../log/parties.ts";
import { type By, writeEvent } from "./log-events.ts";
import { insert, remove } from "./ordered.ts";
import type { OrgState, SimAccount } from "./state.ts";

const shown = ["scope", "status", "syncState", "userName", "grantingGroupId"] as const;

function write(state: OrgState, change: string, appId: string, account: SimAccount, by: By): void {
  const app = state.apps.get(appId);
  const user = state.users.get(account.userId);
  if (app === undefined || user === undefined) return;
  const targets = [appUserParty(app, user, account.userName), appParty(app), userParty(user)];
  writeEvent(state, `application.user_membership.${change}`, targets, by);
}

/** Puts an account and writes to the log what that changed. */
export function putAccount(state: OrgState, appId: string, account: SimAccount, by: By): void {
  const accounts = state.accounts.get(appId);
  if (accounts === undefined) return;
  const before = accounts.get(account.userId);
  insert(accounts, account.userId, account);
  if (before === undefined) write(state, "add", appId, account, by);
  else if (account.status === "REVOKED" && before.status !== "REVOKED") write(state, "revoke", appId, account, by);
  else if (shown.some((fact) => before[fact] !== account[fact])) write(state, "update", appId, account, by);
}

export function dropAccount(state: OrgState, appId: string, userId: string, by: By): void {
  const accounts = state.accounts.get(appId);
  const account = accounts?.get(userId);
  if (accounts === undefined || account === undefined) return;
  remove(accounts, userId);
  write(state, "remove", appId, account, by);
}
