import type { SimBindingMember, SimRoleGrant } from "./admin-records.ts";
import type { OrgState } from "./state.ts";

export type HolderKind = "users" | "groups" | "clients";

export function grantsOf(state: OrgState, kind: HolderKind): Map<string, readonly SimRoleGrant[]> {
  if (kind === "users") return state.userRoles;
  return kind === "groups" ? state.groupRoles : state.clientRoles;
}

export interface Bound extends SimBindingMember {
  setId: string;
  roleId: string;
}

/** The custom roles bound to a holder itself. */
export function bindingsOf(state: OrgState, kind: HolderKind, id: string): Bound[] {
  const member = `${kind}/${id}`;
  const found: Bound[] = [];
  for (const [setId, roles] of state.bindings) {
    for (const [roleId, members] of roles) {
      const binding = members.get(member);
      if (binding !== undefined) found.push({ ...binding, setId, roleId });
    }
  }
  return found;
}

/** Whether a standard or custom role is given to the holder itself. */
export function holdsRole(state: OrgState, kind: HolderKind, id: string): boolean {
  return grantsOf(state, kind).has(id) || bindingsOf(state, kind, id).length > 0;
}

/** Every user with a role, their own or by a group. */
export function administrators(state: OrgState): Set<string> {
  const users = new Set(state.userRoles.keys());
  const groups = new Set(state.groupRoles.keys());
  for (const roles of state.bindings.values()) {
    for (const members of roles.values()) {
      for (const member of members.keys()) {
        const [kind, id] = member.split("/") as [HolderKind, string];
        if (kind === "users") users.add(id);
        if (kind === "groups") groups.add(id);
      }
    }
  }
  for (const groupId of groups) for (const userId of state.members.get(groupId)?.keys() ?? []) users.add(userId);
  return users;
}
