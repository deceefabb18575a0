import { type PrincipalPowers, toPowers } from "../../access/could-reach/principal-powers.ts";
import type { DataGap } from "../../access/data-status.ts";
import type { GroupFacts, PowerAssignment, Principal } from "../../access/powers/principal.ts";
import { toPrincipals } from "../../access/powers/principals.ts";
import { type PowerScope, parseExcludes, type ResourceEntry } from "../../access/powers/scope.ts";
import { unknownPowers } from "../../access/powers/unknown-powers.ts";
import * as powers from "../../graph/queries/powers.ts";
import type { Context } from "../context.ts";
import { oktaIdOfKey } from "../global-id.ts";

/** Who administers an org and over what, as a whole: small, since a role of a group stays one line however many members it has. */
export interface AdminPicture {
  orgId: string;
  /** By the assignment's key. */
  rows: ReadonlyMap<string, powers.PowerAssignmentRow>;
  assignments: readonly PowerAssignment[];
  principals: readonly Principal[];
  /** What each of the principals can do. */
  powers: ReadonlyMap<Principal, PrincipalPowers>;
  facts: GroupFacts;
  /** Types of the groups that scopes name. */
  groupTypes: ReadonlyMap<string, string | null>;
  /** By kind and Okta id of a principal. */
  names: ReadonlyMap<string, { sortKey: string; name: string }>;
  /** Groups whose members decide what roles are over, or who has them. */
  groupIds: readonly string[];
  gaps: readonly DataGap[];
}

/** More than any org has: Okta lets a resource set and a role have 1,000 administrators. */
const mostAssignments = 5_000;
const mostEntries = 5_000;
const mostMembersOfSeveral = 1_000;

/** Read once after each sync. Nothing changes it afterwards. */
export async function adminPicture(context: Context, orgId: string): Promise<AdminPicture> {
  const batch = context.batch<AdminPicture>("admin picture", async (orgIds) => {
    const make = (id: string) => keptOfOrg(context, id, "admin picture", () => readPicture(context, id));
    const pictures = await Promise.all(orgIds.map(make));
    return new Map(pictures.map((picture) => [picture.orgId, picture]));
  });
  const picture = await batch.load(orgId);
  if (picture === undefined) throw new Error(`no picture of ${orgId}`);
  return picture;
}

/** As `Kept.get`; but whoever wants to see the statements gets them all. */
export async function keptOfOrg<V>(context: Context, orgId: string, name: string, make: () => Promise<V>): Promise<V> {
  return await (context.statementsTold === null ? context.kept.get(orgId, name, make) : make());
}

async function readPicture(context: Context, orgId: string): Promise<AdminPicture> {
  const keyOf = (id: string) => `${orgId}/${id}`;
  const found = await context.read(powers.powerAssignments, {
    prefix: keyOf(""),
    limit: BigInt(mostAssignments + 1),
  });
  const rows = found.slice(0, mostAssignments);
  const gaps: DataGap[] = [];
  if (found.length > mostAssignments) gaps.push(boundGap("role assignments", mostAssignments));

  const setIds = [...new Set(rows.flatMap(({ setId }) => (setId === null ? [] : [setId])))];
  const userIds = new Set(rows.flatMap(({ holder }) => (holder.type === "User" ? [holder.id] : [])));
  const [setRows, userRows] = await Promise.all([
    setIds.length === 0
      ? []
      : context.read(powers.powerResourceSets, { keys: setIds.map(keyOf), limit: BigInt(mostEntries + 1) }),
    roleGroupsOf(context, [...userIds].map(keyOf)),
  ]);
  const entries = new Map(
    setRows.map((row) => {
      if (row.entries.length > mostEntries) gaps.push(boundGap("resources of one resource set", mostEntries));
      return [row.key, row.isKnown ? row.entries.slice(0, mostEntries).map(toEntry) : null];
    }),
  );
  const assignments = rows.map((row) => toAssignment(row, (setId) => entries.get(keyOf(setId)) ?? null));

  const withRole = new Set(
    assignments.flatMap(({ holderKind, holderId }) => (holderKind === "GROUP" ? [holderId] : [])),
  );
  const several = await membersOfSeveral(context, [...withRole].map(keyOf), gaps);
  const named = [...new Set(assignments.flatMap(({ scope }) => groupsNamed(scope)))];
  const groups = named.length === 0 ? [] : await context.read(powers.powerGroups, { keys: named.map(keyOf) });
  const users = [...userRows, ...several.filter(({ id }) => !userIds.has(id))];
  const principals = toPrincipals(assignments, users);
  const names = new Map(rows.map(({ holder }) => [`${holder.type.toUpperCase()} ${holder.id}`, holder]));
  for (const { id, sortKey, name } of several) names.set(`USER ${id}`, { type: "User", id, sortKey, name: name ?? id });
  for (const assignment of assignments) {
    for (const reason of unknownPowers(assignment)) gaps.push(unknownGap(assignment, names, reason));
  }
  return {
    orgId,
    rows: new Map(rows.map((row) => [row.assignment.key, row])),
    assignments,
    principals,
    powers: new Map(principals.map((principal) => [principal, toPowers(principal)])),
    facts: { withRole, empty: new Set(groups.filter(({ isEmpty }) => isEmpty).map(({ id }) => id)) },
    groupTypes: new Map(groups.map(({ id, type }) => [id, type])),
    names,
    groupIds: [...new Set([...withRole, ...named])],
    gaps,
  };
}

/** The groups with a role that a user is a member of; batched. */
async function roleGroupsOf(context: Context, keys: readonly string[]) {
  if (keys.length === 0) return [];
  const rows = await context.read(powers.roleGroupsOfUsers, { keys: [...keys] });
  return rows.map(({ key, groups }) => ({ id: oktaIdOfKey(key), groupIds: groups.map(({ id }) => id) }));
}

async function membersOfSeveral(context: Context, keys: readonly string[], gaps: DataGap[]) {
  if (keys.length < 2) return [];
  const limit = BigInt(mostMembersOfSeveral + 1);
  const found = await context.read(powers.membersOfSeveral, { keys: [...keys], limit });
  if (found.length > mostMembersOfSeveral) {
    gaps.push(boundGap("users who have roles through several groups", mostMembersOfSeveral));
  }
  const users = found.slice(0, mostMembersOfSeveral);
  const groups = new Map(
    (
      await roleGroupsOf(
        context,
        users.map(({ key }) => key),
      )
    ).map(({ id, groupIds }) => [id, groupIds]),
  );
  return users.map((user) => ({ ...user, groupIds: groups.get(user.id) ?? [] }));
}

function toAssignment(
  { assignment, role, holder, groupIds, appIds, setId, kind }: powers.PowerAssignmentRow,
  entriesOf: (setId: string) => readonly ResourceEntry[] | null,
): PowerAssignment {
  return {
    key: assignment.key,
    holderId: holder.id,
    holderKind: holder.type.toUpperCase() as PowerAssignment["holderKind"],
    type: role.kind === "CUSTOM" ? "CUSTOM" : role.type,
    permissions: role.permissions,
    conditions: new Map(role.limitedPermissions.map((name, index) => [name, role.conditions[index] ?? ""])),
    scope: toScope(kind, { groupIds, appIds, appNames: assignment.appNames, setId }, entriesOf),
  };
}

function toScope(
  kind: PowerScope["kind"],
  within: { groupIds: string[]; appIds: string[]; appNames: string[]; setId: string | null },
  entriesOf: (setId: string) => readonly ResourceEntry[] | null,
): PowerScope {
  switch (kind) {
    case "GROUPS":
      return { kind, groups: new Set(within.groupIds) };
    case "APPS":
      return { kind, apps: new Set(within.appIds), appNames: new Set(within.appNames) };
    case "RESOURCE_SET":
      if (within.setId === null) return { kind: "UNKNOWN" };
      return { kind, setId: within.setId, entries: entriesOf(within.setId) };
    default:
      return { kind };
  }
}

type EntryRow = {
  kind: string | null;
  id: string;
  appName: string | null;
  excludes: string[];
  type: ResourceEntry["type"];
};

function toEntry({ excludes, ...entry }: EntryRow): ResourceEntry {
  return { ...entry, excludes: parseExcludes(excludes) };
}

function groupsNamed(scope: PowerScope): string[] {
  if (scope.kind === "GROUPS") return [...scope.groups];
  if (scope.kind !== "RESOURCE_SET") return [];
  return (scope.entries ?? []).flatMap(({ kind, type, id, excludes }) => [
    ...(type === "Group" && (kind === "MEMBERS" || kind === "SELF") ? [id] : []),
    ...excludes.flatMap((resource) => (resource.kind === "MEMBERS" ? [resource.groupId] : [])),
  ]);
}

function unknownGap({ holderKind, holderId }: PowerAssignment, names: AdminPicture["names"], reason: string): DataGap {
  const scopeName = names.get(`${holderKind} ${holderId}`)?.name ?? null;
  const code = "UNKNOWN_POWER";
  return { collector: "roleAssignments", scope: holderId, scopeName, code, reason, since: null, lastComplete: null };
}

/** What was left out of an answer because there is more of it than is looked at. */
export function boundGap(what: string, most: number): DataGap {
  const reason = `There are more than ${most} ${what}; those beyond were not looked at.`;
  const code = "BOUND";
  return { collector: "roleAssignments", scope: null, scopeName: null, code, reason, since: null, lastComplete: null };
}
