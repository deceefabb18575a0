import { userParty } from "../log/parties.ts";
import { dropAccount, putAccount } from "./accounts.ts";
import { disarmUser, forgetUser } from "./admin-cascade.ts";
import { applyRulesToUser } from "./apply-rules.ts";
import { type By, writeEvent } from "./log-events.ts";
import { insert, remove } from "./ordered.ts";
import { reconcileAccount } from "./reconcile.ts";
import { dropMember, putMember, putUser, SimulatorError, userOf } from "./records.ts";
import { GIVEN, type OrgState, type SimUser, stamp, type UserProfile, type UserStatus } from "./state.ts";
import { statusEvent } from "./user-status-event.ts";

export interface NewUser {
  profile: UserProfile;
  id?: string;
  status?: Exclude<UserStatus, "DEPROVISIONED">;
  typeId?: string;
}

export interface UserChanges {
  addUser(user: NewUser): SimUser;
  /** Sets profile attributes; an attribute set to undefined disappears. Rules are evaluated again. */
  updateUser(id: string, profile: Readonly<Record<string, unknown>>): SimUser;
  /** Any status but DEPROVISIONED, which deactivateUser alone gives. */
  setUserStatus(id: string, status: Exclude<UserStatus, "DEPROVISIONED">): SimUser;
  suspendUser(id: string): SimUser;
  unsuspendUser(id: string): SimUser;
  /** Takes the user's accounts, groups, roles and API tokens. `keepGroups` leaves the groups but Everyone: orgs have been seen to do either. */
  deactivateUser(id: string, options?: { keepGroups?: boolean }): SimUser;
  /** Brings a deactivated user back into Everyone and the rules' groups; individual assignments do not come back. */
  reactivateUser(id: string, status?: "ACTIVE" | "PROVISIONED" | "STAGED"): SimUser;
  /** A sign-in: moves lastLogin alone. */
  signIn(id: string): SimUser;
  deleteUser(id: string): void;
}

export function userChanges(state: OrgState): UserChanges {
  function put(user: SimUser): SimUser {
    putUser(state, user);
    return user;
  }

  function withStatus(user: SimUser, status: UserStatus): SimUser {
    const at = stamp(state);
    const activated = status === "ACTIVE" && user.activated === null ? at : user.activated;
    return put({ ...user, status, activated, statusChanged: at, lastUpdated: at });
  }

  function write(eventType: string, user: SimUser, by: By = "admin"): void {
    writeEvent(state, eventType, [userParty(user)], by);
  }

  function alive(id: string): SimUser {
    const user = userOf(state, id);
    if (user.status === "DEPROVISIONED") throw new SimulatorError(`User ${id} is deactivated; reactivate it first`);
    return user;
  }

  /** Membership of Everyone and of the rules' groups, then the accounts that follow. */
  function settle(id: string): void {
    putMember(state, state.everyoneId, id, GIVEN);
    applyRulesToUser(state, id);
    for (const appId of state.apps.keys()) reconcileAccount(state, appId, id);
  }

  function setUserStatus(id: string, status: Exclude<UserStatus, "DEPROVISIONED">): SimUser {
    const before = alive(id);
    const user = withStatus(before, status);
    const eventType = statusEvent(before.status, status);
    if (eventType !== null) write(eventType, user, status === "LOCKED_OUT" ? "system" : "admin");
    return user;
  }

  function deactivateUser(id: string, options: { keepGroups?: boolean } = {}): SimUser {
    const user = withStatus(alive(id), "DEPROVISIONED");
    write("user.lifecycle.deactivate", user);
    for (const [appId, app] of state.apps) {
      const account = state.accounts.get(appId)?.get(id);
      if (account === undefined) continue;
      const at = stamp(state);
      if (app.manualDeprovisioning) {
        putAccount(state, appId, { ...account, status: "REVOKED", lastUpdated: at, statusChanged: at }, "admin");
      } else dropAccount(state, appId, id, "admin");
    }
    disarmUser(state, id);
    for (const groupId of [...(state.groupsOf.get(id) ?? [])]) {
      if (options.keepGroups !== true || groupId === state.everyoneId) dropMember(state, groupId, id);
    }
    return user;
  }

  return {
    addUser(input) {
      const at = stamp(state);
      const status = input.status ?? "ACTIVE";
      const id = input.id ?? state.nextId("00u");
      if (state.users.has(id)) throw new SimulatorError(`The simulated org already has a user ${id}`);
      const user: SimUser = {
        id,
        status,
        created: at,
        activated: status === "STAGED" ? null : at,
        statusChanged: status === "STAGED" ? null : at,
        lastLogin: null,
        lastUpdated: at,
        passwordChanged: status === "ACTIVE" ? at : null,
        typeId: input.typeId ?? (state.userTypes[0]?.id as string),
        profile: input.profile,
      };
      put(user);
      write("user.lifecycle.create", user);
      if (status !== "STAGED") write("user.lifecycle.activate", user);
      const later = statusEvent("ACTIVE", status);
      if (later !== null && status !== "PROVISIONED" && status !== "STAGED") write(later, user);
      settle(id);
      return user;
    },

    updateUser(id, profile) {
      const user = userOf(state, id);
      const merged: UserProfile = { ...user.profile, ...profile } as UserProfile;
      for (const [attribute, value] of Object.entries(merged)) if (value === undefined) delete merged[attribute];
      const updated = put({ ...user, profile: merged, lastUpdated: stamp(state) });
      write("user.account.update_profile", updated);
      applyRulesToUser(state, id);
      return updated;
    },

    setUserStatus,
    suspendUser: (id) => setUserStatus(id, "SUSPENDED"),
    unsuspendUser: (id) => setUserStatus(id, "ACTIVE"),
    deactivateUser,

    reactivateUser(id, status = "ACTIVE") {
      const user = userOf(state, id);
      if (user.status !== "DEPROVISIONED") throw new SimulatorError(`User ${id} is ${user.status}, not deactivated`);
      const back = withStatus(user, status);
      write("user.lifecycle.reactivate", back);
      settle(id);
      return back;
    },

    signIn(id) {
      const user = put({ ...alive(id), lastLogin: stamp(state) });
      writeEvent(state, "user.session.start", [], { user });
      return user;
    },

    deleteUser(id) {
      if (userOf(state, id).status !== "DEPROVISIONED") deactivateUser(id);
      const user = userOf(state, id);
      write("user.lifecycle.delete.initiated", user);
      for (const groupId of [...(state.groupsOf.get(id) ?? [])]) dropMember(state, groupId, id, null);
      for (const accounts of state.accounts.values()) remove(accounts, id);
      for (const [ruleId, rule] of state.rules) {
        if (!rule.excludedUserIds.includes(id)) continue;
        insert(state.rules, ruleId, { ...rule, excludedUserIds: rule.excludedUserIds.filter((user) => user !== id) });
      }
      state.groupsOf.delete(id);
      forgetUser(state, id);
      remove(state.users, id);
      write("user.lifecycle.delete.completed", user, "system");
    },
  };
}
