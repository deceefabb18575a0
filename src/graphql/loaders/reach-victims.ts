import type { Person } from "../../access/could-reach/actor.ts";
import type { PrincipalPowers } from "../../access/could-reach/principal-powers.ts";
import { takingOver } from "../../access/could-reach/take-over.ts";
import type { DataGap } from "../../access/data-status.ts";
import { usabilityRules } from "../../access/usability.ts";
import * as powers from "../../graph/queries/powers.ts";
import type { Context } from "../context.ts";
import { oktaIdOfKey } from "../global-id.ts";
import { type AdminPicture, boundGap } from "./admin-picture.ts";
import { namedUsers, roleHolders } from "./reach-actors.ts";

const accountBlocked: string[] = [...usabilityRules.account.BLOCKED];
/**
 * So many of those who reach an app are looked at one by one; of more, one whom nothing protects, some of each group that a role
 * is over, and whom roles name.
 */
const mostVictims = 500;
const mostGroups = 500;
const mostNamed = 500;
/**
 * Up to so many ways into an app, its people are walked to find some of each group; beyond, the groups' members, of whom then
 * soon one reaches the app. About where the two cost the same.
 */
const mostWalked = 10_000;
/** Where many apps are asked about: of each app, and of each group's members. */
const someVictims = 25;
const mostGroupsOfMany = 100;
const mostMembers = 2_000;

type Row = { id: string; groupIds: string[]; status: string; isBlocked: boolean };

/**
 * Who reaches one app and could be taken over.
 * @param mostPeople the number of ways into the app: at least as many as reach it
 */
export async function victimsOfApp(
  context: Context,
  picture: AdminPicture,
  app: string,
  { granting, mostPeople }: { granting: string[]; mostPeople: number },
): Promise<{ victims: Person[]; gaps: DataGap[] }> {
  const { groups, users, hasExceptions } = overSome([...picture.powers.values()]);
  const relevant = [...groups, ...picture.facts.withRole];
  const sample = async () => {
    const named = namedUsers(picture);
    const limit = BigInt(mostVictims);
    const [row] = await context.read(powers.reachVictims, { keys: [app], relevant, named, accountBlocked, limit });
    return { rows: row?.people ?? [], isAll: (row?.looked ?? 0) < mostVictims };
  };
  // Whoever has an account, an assignment and a group is counted three times.
  const first = mostPeople > 3 * mostVictims ? { rows: [], isAll: false } : await sample();
  if (first.isAll) return { victims: toPeople(picture, first.rows), gaps: [] };
  const gaps: DataGap[] = [];
  if (groups.length > mostGroups) gaps.push(boundGap("groups that roles are over", mostGroups));
  // Who is left when some are taken out may be none of those looked at.
  if (hasExceptions) gaps.push(boundGap("people who reach the app", mostVictims));
  const some = { app, groups: groups.slice(0, mostGroups), relevant, accountBlocked };
  const [unprotected, ofGroups, ofNamed] = await Promise.all([
    context.read(powers.reachUnprotected, { keys: [app], relevant, accountBlocked }),
    groups.length === 0
      ? []
      : mostPeople <= mostWalked
        ? context.read(powers.reachVictimsByGroup, some)
        : context.read(powers.reachVictimsOfGroups, {
            keys: some.groups.map((id) => `${picture.orgId}/${id}`),
            app,
            granting,
            relevant,
            accountBlocked,
          }),
    appsOfNamed(context, picture, users, { app, relevant, gaps }),
  ]);
  const rows = [...first.rows, ...[...unprotected, ...ofGroups, ...ofNamed].flatMap(({ people }) => people)];
  if (unprotected.length === 0 && first.rows.length === 0) rows.push(...(await sample()).rows);
  return { victims: toPeople(picture, rows), gaps };
}

/** By the apps' Okta ids. */
export type Victims = ReadonlyMap<string, Person[]>;

/** As `victimsOfApp` for many apps, in two steps: whoever is content with the first is spared the second. */
export function victimsOfApps(context: Context, picture: AdminPicture, actors: readonly PrincipalPowers[]) {
  const { groups, users, hasExceptions } = overSome(actors);
  const relevant = [...groups, ...picture.facts.withRole];
  const unprotected = new Map<string, Row[]>();

  /** Of each app one person whom nothing protects, where there is one. */
  async function unprotectedOf(apps: readonly { key: string }[]): Promise<Victims> {
    const keys = apps.map(({ key }) => key);
    const rows = await context.read(powers.reachUnprotected, { keys, relevant, accountBlocked });
    for (const { appId, people } of rows) unprotected.set(appId, people);
    return new Map(rows.map(({ appId, people }) => [appId, toPeople(picture, people)]));
  }

  /** Of each app some, with the one whom nothing protects among them. To be asked after that one. */
  async function someOf(apps: readonly { key: string }[]): Promise<{ victims: Victims; gaps: DataGap[] }> {
    const gaps: DataGap[] = [];
    if (apps.length === 0) return { victims: new Map(), gaps };
    const keys = apps.map(({ key }) => key);
    const named = namedUsers(picture);
    const limit = BigInt(someVictims);
    const some = await context.read(powers.reachVictims, { keys, relevant, named, accountBlocked, limit });
    const many = some.flatMap(({ key, looked }) => (looked >= someVictims ? [key] : []));
    const more =
      many.length === 0
        ? []
        : await Promise.all([
            groups.length === 0
              ? []
              : context.read(powers.reachAppsOfGroups, {
                  keys: groups.slice(0, mostGroupsOfMany).map((id) => `${picture.orgId}/${id}`),
                  apps: many,
                  relevant,
                  accountBlocked,
                  limit: BigInt(mostMembers),
                }),
            appsOfNamed(context, picture, users, { app: null, relevant, gaps }),
          ]);
    if (many.length > 0 && groups.length > mostGroupsOfMany)
      gaps.push(boundGap("groups that roles are over", mostGroupsOfMany));
    if (hasExceptions && many.length > 0) gaps.push(boundGap("people who reach an app", someVictims));
    const rows = new Map<string, Row[]>();
    for (const { key, people } of some) rows.set(oktaIdOfKey(key), people);
    const add = (appId: string, people: readonly Row[]) => rows.set(appId, [...(rows.get(appId) ?? []), ...people]);
    for (const appId of many.map(oktaIdOfKey)) add(appId, unprotected.get(appId) ?? []);
    for (const { appId, people } of more.flat()) add(appId, people);
    return { victims: new Map([...rows].map(([id, people]) => [id, toPeople(picture, people)])), gaps };
  }

  return { unprotectedOf, someOf };
}

async function appsOfNamed(
  context: Context,
  picture: AdminPicture,
  users: readonly string[],
  { app, relevant, gaps }: { app: string | null; relevant: string[]; gaps: DataGap[] },
) {
  if (users.length > mostNamed) gaps.push(boundGap("users whom roles name one by one", mostNamed));
  const keys = users.slice(0, mostNamed).map((id) => `${picture.orgId}/${id}`);
  return keys.length === 0 ? [] : await context.read(powers.reachAppsOfPeople, { keys, app, relevant, accountBlocked });
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

interface Over {
  /** Groups by whose members powers to take over are had, or left out. */
  groups: string[];
  /** Users whom such powers name one by one. */
  users: string[];
  /** Some such power is over all but some. */
  hasExceptions: boolean;
}

function overSome(powers: readonly PrincipalPowers[]): Over {
  const groups = new Set<string>();
  const users = new Set<string>();
  let hasExceptions = false;
  for (const { grants, isSuperAdmin } of powers) {
    if (isSuperAdmin) continue;
    for (const { held, rule } of takingOver.flatMap((action) => grants.get(action) ?? [])) {
      const { scope } = held.assignment;
      if (rule.narrowedBy === "NOTHING") continue;
      if (scope.kind === "GROUPS") for (const id of scope.groups) groups.add(id);
      if (scope.kind !== "RESOURCE_SET") continue;
      for (const { kind, type, id, excludes } of scope.entries ?? []) {
        if (kind === "MEMBERS") groups.add(id);
        if (kind === "SELF" && type === "User") users.add(id);
        for (const resource of excludes) if (resource.kind === "MEMBERS") groups.add(resource.groupId);
        hasExceptions ||= excludes.length > 0;
      }
    }
  }
  return { groups: [...groups], users: [...users], hasExceptions };
}
