import { appParty, groupParty } from "../log/parties.ts";
import { dropAccount, putAccount } from "./accounts.ts";
import { forgetApp, revokeRoles } from "./admin-cascade.ts";
import { holdsRole } from "./holders.ts";
import { writeEvent } from "./log-events.ts";
import { insert, remove } from "./ordered.ts";
import { writePrivileges } from "./privilege-events.ts";
import { newAccount, reconcileAccount, reconcileApp } from "./reconcile.ts";
import { appOf, groupOf, SimulatorError, userOf } from "./records.ts";
import { type AccountStatus, type OrgState, type SimAccount, type SimApp, type SyncState, stamp } from "./state.ts";

export interface NewApp extends Partial<Omit<SimApp, "created" | "lastUpdated">> {
  label: string;
}

export interface AppChanges {
  addApp(app: NewApp): SimApp;
  updateApp(id: string, change: Partial<Omit<SimApp, "id" | "created" | "lastUpdated" | "status">>): SimApp;
  /** Takes the accounts that came by groups; the group rows and the individual assignments stay. */
  deactivateApp(id: string): SimApp;
  activateApp(id: string): SimApp;
  deleteApp(id: string): void;
  /** Individually: the account's scope becomes USER even where a group grants it too. */
  assignUser(appId: string, userId: string, account?: { userName?: string | null; status?: AccountStatus }): SimAccount;
  /** Takes the individual assignment; the account falls back to scope GROUP where a group still grants it. */
  unassignUser(appId: string, userId: string): void;
  /** Last in priority unless said; those at or below the given priority move down. */
  assignGroup(appId: string, groupId: string, priority?: number): void;
  unassignGroup(appId: string, groupId: string): void;
  setAccountStatus(appId: string, userId: string, status: AccountStatus, syncState?: SyncState): SimAccount;
  /** Puts an account as it stands, whatever the assignments say: what a race or a lost import leaves behind. */
  leaveAccount(appId: string, userId: string, account: Partial<Omit<SimAccount, "userId">>): SimAccount;
}

export function appChanges(state: OrgState): AppChanges {
  function put(app: SimApp): SimApp {
    insert(state.apps, app.id, app);
    return app;
  }

  function accountsOf(appId: string): Map<string, SimAccount> {
    appOf(state, appId);
    return state.accounts.get(appId) as Map<string, SimAccount>;
  }

  function accountOf(appId: string, userId: string): SimAccount {
    const account = accountsOf(appId).get(userId);
    if (account === undefined) throw new SimulatorError(`User ${userId} has no account in app ${appId}`);
    return account;
  }

  const groupsAssigned = (appId: string) => [...(state.appGroups.get(appId)?.keys() ?? [])];

  function setStatus(id: string, status: SimApp["status"]): SimApp {
    const app = put({ ...appOf(state, id), status, lastUpdated: stamp(state) });
    writeEvent(state, `application.lifecycle.${status === "ACTIVE" ? "activate" : "deactivate"}`, [appParty(app)]);
    reconcileApp(state, id, groupsAssigned(id));
    return app;
  }

  /** Puts an account and writes nothing to the log. */
  function keep(appId: string, account: SimAccount): SimAccount {
    insert(accountsOf(appId), account.userId, account);
    return account;
  }

  function give(appId: string, account: SimAccount): SimAccount {
    putAccount(state, appId, account, "admin");
    return account;
  }

  function writeAssignment(change: "add" | "update" | "remove", appId: string, groupId: string): void {
    const targets = [groupParty(groupOf(state, groupId)), appParty(appOf(state, appId))];
    writeEvent(state, `group.application_assignment.${change}`, targets);
  }

  return {
    addApp(input) {
      const at = stamp(state);
      const id = input.id ?? state.nextId("0oa");
      if (state.apps.has(id)) throw new SimulatorError(`The simulated org already has an app ${id}`);
      insert(state.accounts, id, new Map());
      insert(state.appGroups, id, new Map());
      const app = put({
        name: "oidc_client",
        status: "ACTIVE",
        signOnMode: "OPENID_CONNECT",
        features: [],
        implicitAssignment: false,
        selfService: false,
        manualDeprovisioning: false,
        serviceApp: false,
        keys: [],
        ...input,
        id,
        created: at,
        lastUpdated: at,
      });
      writeEvent(state, "application.lifecycle.create", [appParty(app)]);
      return app;
    },

    updateApp(id, change) {
      const before = appOf(state, id);
      const at = stamp(state);
      const app = put({ ...before, ...change, lastUpdated: at });
      writeEvent(state, "application.lifecycle.update", [appParty(app)]);
      if (!app.serviceApp && holdsRole(state, "clients", id)) {
        revokeRoles(state, "clients", id);
        writePrivileges(state, "clients", id, "none");
      }
      if (app.implicitAssignment && !before.implicitAssignment) {
        for (const account of [...accountsOf(id).values()]) {
          // Of who has left it stays revoked.
          if (account.status === "REVOKED") continue;
          keep(id, { ...account, status: "IMPLICIT", lastUpdated: at, statusChanged: at });
        }
      } else if (before.implicitAssignment && !app.implicitAssignment) {
        reconcileApp(state, id, groupsAssigned(id));
        for (const account of [...accountsOf(id).values()]) {
          if (account.status !== "IMPLICIT") continue;
          keep(id, {
            ...account,
            status: newAccount(app, account.userId, null, at).status,
            lastUpdated: at,
            statusChanged: at,
          });
        }
      }
      return app;
    },

    deactivateApp: (id) => setStatus(id, "INACTIVE"),
    activateApp: (id) => setStatus(id, "ACTIVE"),

    deleteApp(id) {
      writeEvent(state, "application.lifecycle.delete", [appParty(appOf(state, id))]);
      for (const groupId of groupsAssigned(id)) state.appsOfGroup.get(groupId)?.delete(id);
      remove(state.accounts, id);
      remove(state.appGroups, id);
      forgetApp(state, id);
      remove(state.apps, id);
    },

    assignUser(appId, userId, input = {}) {
      const user = userOf(state, userId);
      if (user.status === "DEPROVISIONED") throw new SimulatorError(`User ${userId} is deactivated`);
      const at = stamp(state);
      const known = accountsOf(appId).get(userId);
      const account = known ?? newAccount(appOf(state, appId), userId, user.profile.login, at);
      const userName = input.userName === undefined ? account.userName : input.userName;
      const status = input.status ?? account.status;
      return give(appId, { ...account, scope: "USER", grantingGroupId: null, userName, status, lastUpdated: at });
    },

    unassignUser(appId, userId) {
      const account = accountOf(appId, userId);
      if (account.scope === "GROUP")
        throw new SimulatorError(`User ${userId} has app ${appId} by a group; unassign the group`);
      keep(appId, { ...account, scope: "GROUP" });
      // An implicit app makes no accounts by group, so nothing could explain this one.
      if (appOf(state, appId).implicitAssignment) dropAccount(state, appId, userId, "admin");
      else reconcileAccount(state, appId, userId, "admin");
    },

    assignGroup(appId, groupId, priority) {
      appOf(state, appId);
      groupOf(state, groupId);
      const rows = state.appGroups.get(appId) as Map<
        string,
        { groupId: string; priority: number; lastUpdated: string }
      >;
      const others = [...rows.values()].filter((row) => row.groupId !== groupId);
      const last = others.reduce((highest, row) => Math.max(highest, row.priority), -1) + 1;
      const place = priority ?? last;
      const at = stamp(state);
      if (others.some((row) => row.priority === place)) {
        for (const row of others) {
          if (row.priority < place) continue;
          rows.set(row.groupId, { ...row, priority: row.priority + 1, lastUpdated: at });
          writeAssignment("update", appId, row.groupId);
        }
      }
      writeAssignment(rows.has(groupId) ? "update" : "add", appId, groupId);
      insert(rows, groupId, { groupId, priority: place, lastUpdated: at });
      state.appsOfGroup.get(groupId)?.add(appId);
      reconcileApp(state, appId, groupsAssigned(appId));
    },

    unassignGroup(appId, groupId) {
      const rows = state.appGroups.get(appId);
      if (rows === undefined || !remove(rows, groupId)) return;
      state.appsOfGroup.get(groupId)?.delete(appId);
      writeAssignment("remove", appId, groupId);
      reconcileApp(state, appId, [groupId, ...groupsAssigned(appId)]);
    },

    setAccountStatus(appId, userId, status, syncState) {
      const at = stamp(state);
      const account = accountOf(appId, userId);
      return give(appId, {
        ...account,
        status,
        syncState: syncState ?? account.syncState,
        lastUpdated: at,
        statusChanged: at,
      });
    },

    leaveAccount(appId, userId, input) {
      const user = userOf(state, userId);
      return keep(appId, {
        ...newAccount(appOf(state, appId), userId, user.profile.login, stamp(state)),
        ...input,
        userId,
      });
    },
  };
}
