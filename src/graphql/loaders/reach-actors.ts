import type { Actor, Person } from "../../access/could-reach/actor.ts";
import { toPowers } from "../../access/could-reach/principal-powers.ts";
import type { DataGap } from "../../access/data-status.ts";
import type { Principal } from "../../access/powers/principal.ts";
import { toPrincipals } from "../../access/powers/principals.ts";
import type { AppTarget } from "../../access/powers/scope.ts";
import type { Context } from "../context.ts";
import { type AdminMemberRow, type AdminPeople, readPeople } from "./admin-people.ts";
import { type AdminPicture, boundGap } from "./admin-picture.ts";
import { nodesByKey } from "./by-key.ts";

/** Everybody who has powers, with what has to be known of themselves. */
export interface Actors {
  /** Those who have a line of their own. */
  listed: readonly Actor[];
  /** All of them by kind and id, also users who have roles through groups only and were asked for. */
  byPlace: ReadonlyMap<string, Actor>;
  sortKeys: ReadonlyMap<string, string>;
  /** Of users. */
  statuses: ReadonlyMap<string, string | null>;
  gaps: readonly DataGap[];
}

export interface ActorsRequest {
  /** Null where no app is asked about. */
  app: { oktaId: string } | null;
  granting: readonly string[];
  /** Groups that may matter. */
  relevant: string[];
  /** Okta ids of users who must not be told together with others. */
  apart: readonly string[];
  /** Okta ids of users who must be there, whatever gives them a role. */
  users: readonly string[];
}

export async function readActors(
  context: Context,
  picture: AdminPicture,
  known: AdminPeople,
  request: ActorsRequest,
): Promise<Actors> {
  const keyOf = (id: string) => `${picture.orgId}/${id}`;
  const { app, relevant } = request;
  const idsOf = (kind: Principal["kind"]) => picture.principals.filter((one) => one.kind === kind).map(({ id }) => id);
  const [unknown, apps] = await Promise.all([
    readPeople(
      context,
      picture.orgId,
      request.users.filter((id) => !known.users.has(id)),
    ),
    Promise.all(idsOf("APP").map((id) => nodesByKey.app(context).load(keyOf(id)))),
  ]);
  const roles = roleHolders(picture);
  const granting = new Set(request.granting);
  const matters = new Set(relevant);
  const toPerson = (row: AdminMemberRow, profile: Person["profile"]): Person => {
    // Groups count where they are among the relevant ones; the built-in Everyone always.
    const groupIds = [...row.builtInIds, ...row.groupIds.filter((id) => matters.has(id))];
    return {
      ...roles(row.id, groupIds),
      reaches: (app !== null && row.appIds.includes(app.oktaId)) || groupIds.some((id) => granting.has(id)),
      isBlocked: row.status === "SUSPENDED",
      isGone: row.status === "DEPROVISIONED",
      profile,
    };
  };
  const apart = new Set([...namedUsers(picture), ...request.apart]);
  const people = new Map([...known.users, ...unknown.map((row) => [row.id, row] as const)]);
  const appTargets = new Map(apps.flatMap((row) => (row === undefined ? [] : [[row.oktaId, row] as const])));
  const toActor = (principal: Principal): Actor[] => {
    const common = { ...(picture.powers.get(principal) ?? toPowers(principal)), people: null, app: null };
    if (principal.kind === "USER") {
      const row = people.get(principal.id);
      return row === undefined ? [] : [{ ...common, people: [toPerson(row, row.profile)] }];
    }
    if (principal.kind === "GROUP") {
      // Nobody has what a group without members gives, and those who have left the company cannot use it.
      const members = known.members.get(principal.id)?.people.map((row) => toPerson(row, null)) ?? [];
      const those = members.filter(({ isGone }) => !isGone);
      return those.length === 0 ? [] : [{ ...common, people: alikeAsOne(those, apart) }];
    }
    const row = appTargets.get(principal.id);
    if (row === undefined) return [];
    const target: AppTarget = {
      kind: "APP",
      id: row.oktaId,
      name: row.name,
      signOnMode: row.signOnMode,
      hasRole: true,
    };
    return [{ ...common, app: target }];
  };
  const listed = picture.principals.flatMap(toActor);
  const have = new Set(idsOf("USER"));
  const others = request.users
    .filter((id) => !have.has(id))
    .flatMap((id) => {
      const row = people.get(id);
      const groupIds = [...(row?.groupIds ?? []), ...(row?.builtInIds ?? [])].filter((group) =>
        picture.facts.withRole.has(group),
      );
      const ofGroups = picture.assignments.filter(
        ({ holderKind, holderId }) => holderKind === "GROUP" && groupIds.includes(holderId),
      );
      const principal = toPrincipals(ofGroups, [{ id, groupIds }]).find((one) => one.kind === "USER");
      return principal === undefined ? [] : toActor(principal);
    });
  const isCut = [...known.members.values()].some((members) => members.isCut);
  return {
    listed,
    byPlace: new Map([...listed, ...others].map((actor) => [placeOf(actor.principal), actor])),
    sortKeys: new Map([
      ...[...picture.names].map(([place, { sortKey }]) => [place, sortKey] as const),
      ...[...people].map(([id, { sortKey }]) => [`USER ${id}`, sortKey] as const),
    ]),
    statuses: new Map([...people].map(([id, { status }]) => [id, status])),
    gaps: isCut ? [boundGap("members of a group that has a role", known.mostMembers)] : [],
  };
}

/**
 * One for all between whom nothing that matters tells apart.
 * @param apart Okta ids of users who stand for themselves alone
 */
function alikeAsOne(people: readonly Person[], apart: ReadonlySet<string>): Person[] {
  const found = new Map<string, Person>();
  for (const person of people) {
    const { id, groupIds, reaches, isBlocked } = person;
    const kind = JSON.stringify([apart.has(id) ? id : "", reaches, isBlocked, [...groupIds].sort()]);
    const present = found.get(kind);
    if (present === undefined || id < present.id) found.set(kind, person);
  }
  return [...found.values()];
}

export function placeOf({ kind, id }: { kind: string; id: string }): string {
  return `${kind} ${id}`;
}

/** What roles make of a user as a target. */
export function roleHolders({ assignments, facts }: AdminPicture) {
  const superAdmins = assignments.filter(({ type }) => type === "SUPER_ADMIN");
  const ids = (of: typeof assignments, kind: string) =>
    new Set(of.filter(({ holderKind }) => holderKind === kind).map(({ holderId }) => holderId));
  const holders = ids(assignments, "USER");
  const superUsers = ids(superAdmins, "USER");
  const superGroups = ids(superAdmins, "GROUP");
  return (id: string, groupIds: readonly string[]) => ({
    kind: "USER" as const,
    id,
    groupIds: new Set(groupIds),
    hasRole: holders.has(id) || groupIds.some((group) => facts.withRole.has(group)),
    isSuperAdmin: superUsers.has(id) || groupIds.some((group) => superGroups.has(group)),
  });
}

/** Users whom roles or resource sets name one by one: they cannot be told together with others. */
export function namedUsers({ assignments }: AdminPicture): string[] {
  const named = new Set(assignments.flatMap(({ holderKind, holderId }) => (holderKind === "USER" ? [holderId] : [])));
  for (const { scope } of assignments) {
    if (scope.kind !== "RESOURCE_SET") continue;
    for (const { kind, type, id, excludes } of scope.entries ?? []) {
      if (kind === "SELF" && type === "User") named.add(id);
      for (const resource of excludes) {
        if (resource.kind === "SELF" && resource.label === "User") named.add(resource.id);
      }
    }
  }
  return [...named];
}
