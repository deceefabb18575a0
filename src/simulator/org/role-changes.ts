import { dropBinding } from "./admin-cascade.ts";
import type { SimAppTarget, SimCustomRole, SimPermissionConditions, SimResourceSet } from "./admin-records.ts";
import { grantsOf, type HolderKind } from "./holders.ts";
import { writePermissions, writeResources, writeRole, writeSet } from "./iam-events.ts";
import { insert, remove } from "./ordered.ts";
import { writeBinding, writePrivileges } from "./privilege-events.ts";
import { appOf, customRoleOf, groupOf, resourceSetOf, SimulatorError, userOf } from "./records.ts";
import { appTargeted, groupTargeted } from "./role-types.ts";
import { type OrgState, stamp } from "./state.ts";

export type NewGrant =
  | string
  | {
      type: string;
      groupTargets?: readonly string[];
      appTargets?: readonly { name: string; id?: string | null }[];
    };

export type NewPermission = string | { label: string; conditions: SimPermissionConditions | null };

export interface NewCustomRole {
  label: string;
  description?: string;
  permissions: readonly NewPermission[];
}

export type NewResource = string | { orn: string; excludes: readonly string[] };

export interface RoleChanges {
  /** All standard roles of a holder at once; a type without targets is org-wide, and an empty list takes every role. */
  setUserRoles(userId: string, roles: readonly NewGrant[]): void;
  setGroupRoles(groupId: string, roles: readonly NewGrant[]): void;
  /** Of a service app only. */
  setClientRoles(appId: string, roles: readonly NewGrant[]): void;
  addCustomRole(role: NewCustomRole): SimCustomRole;
  changeCustomRole(id: string, change: Partial<NewCustomRole>): SimCustomRole;
  /** Refused while it is bound to anybody. */
  deleteCustomRole(id: string): void;
  addResourceSet(set: { label: string; description?: string; resources: readonly NewResource[] }): SimResourceSet;
  setResources(id: string, resources: readonly NewResource[]): SimResourceSet;
  /** Takes its bindings along. */
  deleteResourceSet(id: string): void;
  /** @param member `users/…`, `groups/…` or `clients/…` with an id */
  bind(setId: string, roleId: string, member: string): void;
  unbind(setId: string, roleId: string, member: string): void;
}

const isLimited = (grant: { groupTargets: readonly unknown[]; appTargets: readonly unknown[] }) =>
  grant.groupTargets.length + grant.appTargets.length > 0;

export function roleChanges(state: OrgState): RoleChanges {
  function checkHolder(kind: HolderKind, id: string): void {
    if (kind === "groups") groupOf(state, id);
    else if (kind === "clients") {
      if (!appOf(state, id).serviceApp) throw new SimulatorError(`App ${id} is not a service app and holds no roles`);
    } else if (userOf(state, id).status === "DEPROVISIONED") throw new SimulatorError(`User ${id} is deactivated`);
  }

  function targetsOf(grant: Exclude<NewGrant, string>): { groupTargets: string[]; appTargets: SimAppTarget[] } {
    const groupTargets = [...new Set(grant.groupTargets ?? [])];
    const appTargets = (grant.appTargets ?? []).map(({ name, id }) => ({ name, id: id ?? null }));
    if (groupTargets.length > 0 && !groupTargeted.has(grant.type))
      throw new SimulatorError(`${grant.type} cannot be limited to groups`);
    if (appTargets.length > 0 && !appTargeted.has(grant.type))
      throw new SimulatorError(`${grant.type} cannot be limited to apps`);
    for (const id of groupTargets) groupOf(state, id);
    for (const { id } of appTargets) if (id !== null) appOf(state, id);
    return { groupTargets, appTargets };
  }

  function setRoles(kind: HolderKind, id: string, roles: readonly NewGrant[]): void {
    const grants = grantsOf(state, kind);
    if (roles.length === 0) {
      if (grants.delete(id)) writePrivileges(state, kind, id, "some");
      return;
    }
    checkHolder(kind, id);
    const at = stamp(state);
    const given = roles.map((role) => (typeof role === "string" ? { type: role } : role));
    if (new Set(given.map(({ type }) => type)).size < given.length)
      throw new SimulatorError("A holder has a role type once only");
    const made = given.map((grant) => {
      const targets = targetsOf(grant);
      const known = grants.get(id)?.find(({ type }) => type === grant.type);
      // Okta does not take the last target from an assignment: to be org-wide it must be made anew.
      const isSame = known !== undefined && (isLimited(targets) || !isLimited(known));
      return { type: grant.type, ...targets, created: isSame ? known.created : at, lastUpdated: at };
    });
    grants.set(id, made);
    writePrivileges(state, kind, id, "some");
  }

  function permissionsOf(labels: readonly NewPermission[], at: string): SimCustomRole["permissions"] {
    return labels.map((permission) =>
      typeof permission === "string"
        ? { label: permission, conditions: null, created: at }
        : { ...permission, created: at },
    );
  }

  /** What stays in a set stays the same resource. */
  function resourcesOf(resources: readonly NewResource[], at: string, before: SimResourceSet["resources"] = []) {
    return resources.map((resource) => {
      const { orn, excludes } = typeof resource === "string" ? { orn: resource, excludes: [] } : resource;
      const known = before.find((one) => one.orn === orn);
      return { id: known?.id ?? state.nextId("ire"), orn, excludes: [...excludes], created: known?.created ?? at };
    });
  }

  function putRole(role: SimCustomRole): SimCustomRole {
    insert(state.customRoles, role.id, role);
    return role;
  }

  function putSet(set: SimResourceSet): SimResourceSet {
    insert(state.resourceSets, set.id, set);
    return set;
  }

  return {
    setUserRoles: (userId, roles) => setRoles("users", userId, roles),
    setGroupRoles: (groupId, roles) => setRoles("groups", groupId, roles),
    setClientRoles: (appId, roles) => setRoles("clients", appId, roles),

    addCustomRole({ label, description = "", permissions }) {
      const at = stamp(state);
      const id = state.nextId("cr0");
      const made = permissionsOf(permissions, at);
      const role = putRole({ id, label, description, permissions: made, created: at, lastUpdated: at });
      writeRole(state, "create", role);
      return role;
    },

    changeCustomRole(id, { permissions, ...change }) {
      const role = customRoleOf(state, id);
      const at = stamp(state);
      const changed = permissions === undefined ? role.permissions : permissionsOf(permissions, at);
      const after = putRole({ ...role, ...change, permissions: changed, lastUpdated: at });
      if (Object.keys(change).length > 0) writeRole(state, "update", after);
      writePermissions(state, role, after);
      return after;
    },

    deleteCustomRole(id) {
      const role = customRoleOf(state, id);
      for (const [setId, roles] of state.bindings)
        if (roles.has(id)) throw new SimulatorError(`Role ${id} is bound over resource set ${setId}`);
      remove(state.customRoles, id);
      writeRole(state, "delete", role);
    },

    addResourceSet({ label, description = "", resources }) {
      const at = stamp(state);
      const id = state.nextId("iam");
      const made = resourcesOf(resources, at);
      const set = putSet({ id, label, description, resources: made, created: at, lastUpdated: at });
      writeSet(state, "create", set);
      return set;
    },

    setResources(id, resources) {
      const at = stamp(state);
      const before = resourceSetOf(state, id);
      const after = putSet({ ...before, resources: resourcesOf(resources, at, before.resources), lastUpdated: at });
      writeResources(state, before, after);
      return after;
    },

    deleteResourceSet(id) {
      const set = resourceSetOf(state, id);
      state.bindings.delete(id);
      remove(state.resourceSets, id);
      writeSet(state, "delete", set);
    },

    bind(setId, roleId, member) {
      resourceSetOf(state, setId);
      customRoleOf(state, roleId);
      const [, kind, id] = /^(users|groups|clients)\/([^/]+)$/.exec(member) ?? [];
      if (kind === undefined || id === undefined) throw new SimulatorError(`${member} cannot be bound to a role`);
      checkHolder(kind as HolderKind, id);
      const roles = state.bindings.get(setId) ?? new Map();
      const members = roles.get(roleId) ?? new Map();
      if (members.has(member)) return;
      members.set(member, { id: state.nextId("irb"), created: stamp(state) });
      state.bindings.set(setId, roles.set(roleId, members));
      writeBinding(state, "add", { setId, roleId, member });
    },

    unbind(setId, roleId, member) {
      if (!dropBinding(state, setId, roleId, member))
        throw new SimulatorError(`${member} is not bound to role ${roleId} over resource set ${setId}`);
      writeBinding(state, "delete", { setId, roleId, member });
    },
  };
}
