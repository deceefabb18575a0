import { dropBinding } from "./admin-cascade.ts";
import type { SimAppTarget, SimCustomRole, SimPermissionConditions, SimResourceSet } from "./admin-records.ts";
import { grantsOf, type HolderKind } from "./holders.ts";
import { insert, remove } from "./ordered.ts";
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
      grants.delete(id);
      return;
    }
    checkHolder(kind, id);
    const at = stamp(state);
    const given = roles.map((role) => (typeof role === "string" ? { type: role } : role));
    if (new Set(given.map(({ type }) => type)).size < given.length)
      throw new SimulatorError("A holder has a role type once only");
    const made = given.map((grant) => {
      const known = grants.get(id)?.find(({ type }) => type === grant.type);
      return { type: grant.type, ...targetsOf(grant), created: known?.created ?? at, lastUpdated: at };
    });
    grants.set(id, made);
  }

  function permissionsOf(labels: readonly NewPermission[], at: string): SimCustomRole["permissions"] {
    return labels.map((permission) =>
      typeof permission === "string"
        ? { label: permission, conditions: null, created: at }
        : { ...permission, created: at },
    );
  }

  function resourcesOf(resources: readonly NewResource[], at: string): SimResourceSet["resources"] {
    return resources.map((resource) => {
      const { orn, excludes } = typeof resource === "string" ? { orn: resource, excludes: [] } : resource;
      return { id: state.nextId("ire"), orn, excludes: [...excludes], created: at };
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
      return putRole({
        id,
        label,
        description,
        permissions: permissionsOf(permissions, at),
        created: at,
        lastUpdated: at,
      });
    },

    changeCustomRole(id, { permissions, ...change }) {
      const role = customRoleOf(state, id);
      const at = stamp(state);
      const changed = permissions === undefined ? role.permissions : permissionsOf(permissions, at);
      return putRole({ ...role, ...change, permissions: changed, lastUpdated: at });
    },

    deleteCustomRole(id) {
      customRoleOf(state, id);
      for (const [setId, roles] of state.bindings)
        if (roles.has(id)) throw new SimulatorError(`Role ${id} is bound over resource set ${setId}`);
      remove(state.customRoles, id);
    },

    addResourceSet({ label, description = "", resources }) {
      const at = stamp(state);
      const id = state.nextId("iam");
      return putSet({
        id,
        label,
        description,
        resources: resourcesOf(resources, at),
        created: at,
        lastUpdated: at,
      });
    },

    setResources(id, resources) {
      const at = stamp(state);
      return putSet({ ...resourceSetOf(state, id), resources: resourcesOf(resources, at), lastUpdated: at });
    },

    deleteResourceSet(id) {
      resourceSetOf(state, id);
      state.bindings.delete(id);
      remove(state.resourceSets, id);
    },

    bind(setId, roleId, member) {
      resourceSetOf(state, setId);
      customRoleOf(state, roleId);
      const [, kind, id] = /^(users|groups|clients)\/([^/]+)$/.exec(member) ?? [];
      if (kind === undefined || id === undefined) throw new SimulatorError(`${member} cannot be bound to a role`);
      checkHolder(kind as HolderKind, id);
      const roles = state.bindings.get(setId) ?? new Map();
      const members = roles.get(roleId) ?? new Map();
      if (!members.has(member)) members.set(member, { id: state.nextId("irb"), created: stamp(state) });
      state.bindings.set(setId, roles.set(roleId, members));
    },

    unbind(setId, roleId, member) {
      if (!dropBinding(state, setId, roleId, member))
        throw new SimulatorError(`${member} is not bound to role ${roleId} over resource set ${setId}`);
    },
  };
}
