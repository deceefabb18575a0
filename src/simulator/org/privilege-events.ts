import type { LogParty } from "../log/event.ts";
import { clientParty, groupParty, namedParty, userParty } from "../log/parties.ts";
import { bindingsOf, grantsOf, type HolderKind } from "./holders.ts";
import { writeEvent } from "./log-events.ts";
import { roleLabels } from "./role-types.ts";
import type { OrgState } from "./state.ts";

const prefixes: Readonly<Record<HolderKind, string>> = {
  users: "user.account.privilege",
  groups: "group.privilege",
  clients: "app.oauth2.client.privilege",
};

function holderParty(state: OrgState, kind: HolderKind, id: string): LogParty | null {
  const [user, group, app] = [state.users.get(id), state.groups.get(id), state.apps.get(id)];
  if (kind === "users") return user === undefined ? null : userParty(user);
  if (kind === "groups") return group === undefined ? null : groupParty(group);
  return app === undefined ? null : clientParty(app);
}

function ownRoles(state: OrgState, kind: HolderKind, id: string): LogParty[] {
  const standard = grantsOf(state, kind).get(id) ?? [];
  const custom = bindingsOf(state, kind, id).map(({ roleId }) => state.customRoles.get(roleId)?.label ?? roleId);
  return [...standard.map(({ type }) => roleLabels[type] ?? type), ...custom].map((label) =>
    namedParty("ROLE", label, label),
  );
}

/** The roles a holder has now, those of a user's groups among them. A grant says that they changed, a revocation that none is left. */
export function writePrivileges(state: OrgState, kind: HolderKind, id: string, left: "some" | "none"): void {
  const holder = holderParty(state, kind, id);
  if (holder === null) return;
  const groups = kind === "users" ? [...(state.groupsOf.get(id) ?? [])] : [];
  const roles = [...ownRoles(state, kind, id), ...groups.flatMap((groupId) => ownRoles(state, "groups", groupId))];
  const granted = left === "some" && roles.length > 0;
  const debug = granted ? { privilegeGranted: roles.map(({ displayName }) => displayName).join(", ") } : {};
  const change = granted ? "grant" : "revoke";
  writeEvent(state, `${prefixes[kind]}.${change}`, granted ? [holder, ...roles] : [holder], "admin", debug);
}

export function writeBinding(
  state: OrgState,
  change: "add" | "delete",
  { setId, roleId, member }: { setId: string; roleId: string; member: string },
): void {
  const [kind, id] = member.split("/") as [HolderKind, string];
  const holder = holderParty(state, kind, id);
  const targets = [
    namedParty("ResourceSet", setId, state.resourceSets.get(setId)?.label ?? setId),
    namedParty("CustomRole", roleId, state.customRoles.get(roleId)?.label ?? roleId),
  ];
  writeEvent(state, `iam.resourceset.bindings.${change}`, holder === null ? targets : [...targets, holder]);
}
