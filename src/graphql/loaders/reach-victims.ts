import type { Actor, Person } from "../../access/could-reach/actor.ts";
import { takingOver } from "../../access/could-reach/take-over.ts";
import type { DataGap } from "../../access/data-status.ts";
import type { PowerScope } from "../../access/powers/scope.ts";
import { usabilityRules } from "../../access/usability.ts";
import * as powers from "../../graph/queries/powers.ts";
import type { Context } from "../context.ts";
import { type AdminPicture, boundGap } from "./admin-picture.ts";
import { namedUsers, roleHolders } from "./reach-actors.ts";

const accountBlocked: string[] = [...usabilityRules.account.BLOCKED];
/** So many of those who reach an app are looked at one by one; of more, some of each group that a role is over. */
const mostVictims = 2_000;
const mostGroups = 500;
/** Where many apps are asked about: of each app, and of each group's members. */
const someVictims = 25;
const mostGroupsOfMany = 100;

type Row = { id: string; groupIds: string[]; status: string; isBlocked: boolean };

/** Who reaches one app and could be taken over. */
export async function victimsOfApp(
  context: Context,
  picture: AdminPicture,
  app: string,
  { granting, actors }: { granting: string[]; actors: readonly Actor[] },
): Promise<{ victims: Person[]; gaps: DataGap[] }> {
  const named = namedUsers(picture);
  const groups = groupsOver(actors);
  const relevant = [...groups, ...picture.facts.withRole];
  const limit = BigInt(mostVictims);
  const [row] = await context.read(powers.reachVictims, { keys: [app], relevant, named, accountBlocked, limit });
  const rows = row?.people ?? [];
  const gaps: DataGap[] = [];
  if (row !== undefined && row.looked >= mostVictims) {
    const found = new Set(toPeople(picture, rows).flatMap(({ hasRole, groupIds }) => (hasRole ? [] : [...groupIds])));
    const missing = groups.filter((id) => !found.has(id));
    if (missing.length > mostGroups) gaps.push(boundGap("groups that roles are over", mostGroups));
    const keys = missing.slice(0, mostGroups).map((id) => `${picture.orgId}/${id}`);
    if (keys.length > 0) {
      const more = await context.read(powers.reachVictimsOfGroups, { keys, app, granting, relevant, accountBlocked });
      rows.push(...more.flatMap(({ people }) => people));
    }
  }
  return { victims: toPeople(picture, rows), gaps };
}

/** The same for many apps, of each some. By the apps' Okta ids. */
export async function victimsOfApps(
  context: Context,
  picture: AdminPicture,
  apps: readonly string[],
  actors: readonly Actor[],
): Promise<{ victims: ReadonlyMap<string, Person[]>; gaps: DataGap[] }> {
  const groups = groupsOver(actors);
  const relevant = [...groups, ...picture.facts.withRole];
  const keys = groups.slice(0, mostGroupsOfMany).map((id) => `${picture.orgId}/${id}`);
  const [some, ofGroups] = await Promise.all([
    context.read(powers.reachVictims, {
      keys: [...apps],
      relevant,
      named: namedUsers(picture),
      accountBlocked,
      limit: BigInt(someVictims),
    }),
    keys.length === 0
      ? []
      : context.read(powers.reachAppsOfGroups, { keys, relevant, accountBlocked, limit: BigInt(mostVictims) }),
  ]);
  const rows = new Map<string, Row[]>();
  for (const { key, people } of some) rows.set(key.slice(key.indexOf("/") + 1), people);
  for (const { appId, people } of ofGroups) rows.set(appId, [...(rows.get(appId) ?? []), ...people]);
  return {
    victims: new Map([...rows].map(([id, people]) => [id, toPeople(picture, people)])),
    gaps: groups.length > mostGroupsOfMany ? [boundGap("groups that roles are over", mostGroupsOfMany)] : [],
  };
}

function toPeople(picture: AdminPicture, rows: readonly Row[]): Person[] {
  const roles = roleHolders(picture);
  const people = new Map<string, Person>();
  for (const { id, groupIds, status, isBlocked } of rows) {
    if (status === "DEPROVISIONED") continue;
    const stands = { reaches: true, isBlocked: isBlocked || status === "SUSPENDED", isGone: false };
    people.set(id, { ...roles(id, groupIds), ...stands, profile: null });
  }
  const rank = ({ hasRole, isBlocked }: Person) => Number(hasRole) + Number(isBlocked);
  return [...people.values()].sort((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1));
}

/** The groups by whose members powers to take over are had, or left out. */
function groupsOver(actors: readonly Actor[]): string[] {
  const found = new Set<string>();
  for (const { grants, isSuperAdmin } of actors) {
    if (isSuperAdmin) continue;
    for (const action of takingOver) {
      for (const { held, rule } of grants.get(action) ?? []) {
        if (rule.narrowedBy !== "NOTHING") for (const id of memberGroups(held.assignment.scope)) found.add(id);
      }
    }
  }
  return [...found];
}

function memberGroups(scope: PowerScope): string[] {
  if (scope.kind === "GROUPS") return [...scope.groups];
  if (scope.kind !== "RESOURCE_SET") return [];
  return (scope.entries ?? []).flatMap(({ kind, id, excludes }) => [
    ...(kind === "MEMBERS" ? [id] : []),
    ...excludes.flatMap((resource) => (resource.kind === "MEMBERS" ? [resource.groupId] : [])),
  ]);
}
