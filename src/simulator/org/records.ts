import type { SimCustomRole, SimResourceSet } from "./admin-records.ts";
import type { By } from "./log-events.ts";
import { writeMemberEvent } from "./member-events.ts";
import { insert, remove } from "./ordered.ts";
import {
  type Membership,
  type OrgState,
  type SimApp,
  type SimGroup,
  type SimRule,
  type SimUser,
  stamp,
} from "./state.ts";

/** Thrown when a change names something the org does not have, or asks for what Okta would refuse. */
export class SimulatorError extends Error {
  override name = "SimulatorError";
}

function found<T>(value: T | undefined, kind: string, id: string): T {
  if (value === undefined) throw new SimulatorError(`The simulated org has no ${kind} ${id}`);
  return value;
}

export const userOf = (state: OrgState, id: string): SimUser => found(state.users.get(id), "user", id);
export const groupOf = (state: OrgState, id: string): SimGroup => found(state.groups.get(id), "group", id);
export const ruleOf = (state: OrgState, id: string): SimRule => found(state.rules.get(id), "rule", id);
export const appOf = (state: OrgState, id: string): SimApp => found(state.apps.get(id), "app", id);

export function customRoleOf(state: OrgState, id: string): SimCustomRole {
  return found(state.customRoles.get(id), "custom role", id);
}

export function resourceSetOf(state: OrgState, id: string): SimResourceSet {
  return found(state.resourceSets.get(id), "resource set", id);
}

export function membersOf(state: OrgState, groupId: string): Map<string, Membership> {
  return found(state.members.get(groupId), "group", groupId);
}

export function putUser(state: OrgState, user: SimUser): void {
  for (const listener of state.listeners) listener("user", user.id, state.users.get(user.id));
  insert(state.users, user.id, user);
}

export function putGroup(state: OrgState, group: SimGroup): void {
  for (const listener of state.listeners) listener("group", group.id, state.groups.get(group.id));
  insert(state.groups, group.id, group);
}

/** A membership that changes moves the group's lastMembershipUpdated, and neither its lastUpdated nor the user's. */
export function putMember(state: OrgState, groupId: string, userId: string, membership: Membership): void {
  const group = groupOf(state, groupId);
  const members = membersOf(state, groupId);
  const entered = !members.has(userId);
  insert(members, userId, membership);
  const groups = state.groupsOf.get(userId);
  if (groups === undefined) state.groupsOf.set(userId, new Set([groupId]));
  else groups.add(groupId);
  putGroup(state, { ...group, lastMembershipUpdated: stamp(state) });
  const rule = membership.ruleIds[0];
  if (entered) writeMemberEvent(state, "add", group, userId, rule === undefined ? "admin" : { rule });
}

/** @param by null where the end of the group or the user says it all, and the log has nothing of the membership. */
export function dropMember(state: OrgState, groupId: string, userId: string, by: By | null = "admin"): boolean {
  if (!remove(membersOf(state, groupId), userId)) return false;
  state.groupsOf.get(userId)?.delete(groupId);
  const group = groupOf(state, groupId);
  putGroup(state, { ...group, lastMembershipUpdated: stamp(state) });
  if (by !== null) writeMemberEvent(state, "remove", group, userId, by);
  return true;
}
