import { namedParty } from "../log/parties.ts";
import type { SimRoleGrant } from "./admin-records.ts";
import { bindingsOf, grantsOf, type HolderKind, holdsRole } from "./holders.ts";
import { writeEvent } from "./log-events.ts";
import { insert, remove } from "./ordered.ts";
import { writeBinding, writePrivileges } from "./privilege-events.ts";
import { type OrgState, stamp } from "./state.ts";

export function dropBinding(state: OrgState, setId: string, roleId: string, member: string): boolean {
  const roles = state.bindings.get(setId);
  const members = roles?.get(roleId);
  if (roles === undefined || members?.delete(member) !== true) return false;
  if (members.size === 0) roles.delete(roleId);
  if (roles.size === 0) state.bindings.delete(setId);
  return true;
}

/** Takes the roles given to a holder itself. */
export function revokeRoles(state: OrgState, kind: HolderKind, id: string): void {
  grantsOf(state, kind).delete(id);
  for (const { setId, roleId } of bindingsOf(state, kind, id)) dropBinding(state, setId, roleId, `${kind}/${id}`);
}

/** A deactivated user keeps neither roles of their own nor API tokens. */
export function disarmUser(state: OrgState, userId: string): void {
  const bound = bindingsOf(state, "users", userId);
  const held = holdsRole(state, "users", userId);
  revokeRoles(state, "users", userId);
  for (const { setId, roleId } of bound) writeBinding(state, "delete", { setId, roleId, member: `users/${userId}` });
  if (held) writePrivileges(state, "users", userId, "none");
  for (const token of [...state.apiTokens.values()]) {
    if (token.userId !== userId) continue;
    remove(state.apiTokens, token.id);
    writeEvent(state, "system.api_token.revoke", [namedParty("Token", token.id, token.name)], "system");
  }
}

export function forgetUser(state: OrgState, userId: string): void {
  disarmUser(state, userId);
  state.factors.delete(userId);
  dropResources(state, userId);
}

export function forgetGroup(state: OrgState, groupId: string): void {
  revokeRoles(state, "groups", groupId);
  dropTargets(state, groupId);
  dropResources(state, groupId);
}

export function forgetApp(state: OrgState, appId: string): void {
  revokeRoles(state, "clients", appId);
  dropTargets(state, appId);
  dropResources(state, appId);
}

/** A role that loses its last target goes itself: without targets it would be org-wide. */
function dropTargets(state: OrgState, id: string): void {
  const without = (grant: SimRoleGrant): SimRoleGrant | null => {
    const groupTargets = grant.groupTargets.filter((target) => target !== id);
    const appTargets = grant.appTargets.filter((target) => target.id !== id);
    const taken = grant.groupTargets.length + grant.appTargets.length - groupTargets.length - appTargets.length;
    if (taken === 0) return grant;
    if (groupTargets.length + appTargets.length === 0) return null;
    return { ...grant, groupTargets, appTargets, lastUpdated: stamp(state) };
  };
  for (const kind of ["users", "groups", "clients"] as const) {
    const grants = grantsOf(state, kind);
    for (const [holder, held] of grants) {
      const left = held.map(without).filter((grant) => grant !== null);
      if (left.length === 0) grants.delete(holder);
      else if (left.some((grant, at) => grant !== held[at])) grants.set(holder, left);
    }
  }
}

function dropResources(state: OrgState, id: string): void {
  const names = (orn: string) => orn.split(":").includes(id);
  for (const set of state.resourceSets.values()) {
    if (!set.resources.some(({ orn, excludes }) => names(orn) || excludes.some(names))) continue;
    const resources = set.resources
      .filter(({ orn }) => !names(orn))
      .map((resource) => ({ ...resource, excludes: resource.excludes.filter((orn) => !names(orn)) }));
    insert(state.resourceSets, set.id, { ...set, resources, lastUpdated: stamp(state) });
  }
}
