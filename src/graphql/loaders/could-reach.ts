import type { Actor, AppFacts } from "../../access/could-reach/actor.ts";
import { chainsOf, mostSteps } from "../../access/could-reach/chains.ts";
import { directWays } from "../../access/could-reach/direct-ways.ts";
import { createRuleCheck } from "../../access/could-reach/rule-check.ts";
import { before, better, type Step, told, type Way } from "../../access/could-reach/way.ts";
import { type DataGap, withGaps } from "../../access/data-status.ts";
import { needs, together } from "../../access/needs.ts";
import type { Principal } from "../../access/powers/principal.ts";
import * as powers from "../../graph/queries/powers.ts";
import type { ApiTokenRow, AppRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { type CouldReachListSource, type CouldReachNode, typed } from "../sources.ts";
import { adminPeople, mostTokens } from "./admin-people.ts";
import { type AdminPicture, adminPicture, boundGap } from "./admin-picture.ts";
import { dataStatusFor } from "./data-status.ts";
import { holderOf } from "./powers.ts";
import { type Actors, placeOf, readActors } from "./reach-actors.ts";
import { type CouldReachArguments, listOfWays } from "./reach-list.ts";
import { victimsOfApp } from "./reach-victims.ts";

/** One entry before its nodes are read. */
interface Line {
  principal: { kind: "SUPER_ADMINS" } | { kind: "API_TOKEN"; token: ApiTokenRow } | Principal;
  sortKey: string;
  way: Way;
  status: string | null;
}

interface Found {
  lines: Line[];
  granting: string[];
  picture: AdminPicture;
  gaps: DataGap[];
}

const mostGranting = 1_000;

/** Who does not reach an app and could, by their powers. */
export function couldReachApp(context: Context, app: AppRow, args: CouldReachArguments): CouldReachListSource {
  const { orgId } = app;
  let known: Promise<Found> | undefined;
  const find = () => {
    known ??= findFor(context, app);
    return known;
  };
  return listOfWays(orgId, args, {
    lines: async () => (await find()).lines,
    toSource: async (line) => {
      const node = await nodeOf(context, orgId, line);
      return { orgId, app, way: line.way, status: line.status, principal: node, node };
    },
    status: async () => {
      const { granting, picture, gaps } = await find();
      const groupIds = [...new Set([...picture.groupIds, ...granting])];
      const rests = together(needs.powers(groupIds), needs.whoCanReach(app.oktaId, granting), needs.apiTokens());
      return withGaps(await dataStatusFor(context, orgId, rests, [app]), [...picture.gaps, ...gaps]);
    },
  });
}

async function findFor(context: Context, app: AppRow): Promise<Found> {
  const { orgId } = app;
  const [picture, [granted]] = await Promise.all([
    adminPicture(context, orgId),
    context.read(powers.reachGranting, { keys: [app.key], limit: BigInt(mostGranting + 1) }),
  ]);
  const people = await adminPeople(context, picture);
  const { tokens } = people;
  const groups = granted?.granting.slice(0, mostGranting) ?? [];
  const granting = groups.map(({ id }) => id);
  const relevant = [...new Set([...picture.groupIds, ...granting])];
  const [actors, { victims, gaps: victimGaps }] = await Promise.all([
    readActors(context, picture, people, {
      app,
      granting,
      relevant,
      apart: groups.flatMap(({ rules }) => rules.flatMap(({ excludes }) => excludes)),
      users: [...new Set(tokens.map(({ ownerId }) => ownerId))],
    }),
    victimsOfApp(context, picture, app.key, { granting, mostPeople: granted?.mostPeople ?? 0 }),
  ]);
  const all = [...actors.byPlace.values()];
  const facts = toAppFacts(app, groups, victims, picture);
  const world = { facts: picture.facts, groupTypes: picture.groupTypes };
  const couldFire = createRuleCheck();
  const direct = new Map(all.map((actor) => [actor, directWays(actor, facts, world, couldFire)]));
  const chains = chainsOf(direct, picture.facts);
  const wayOf = (actor: Actor) => told(chains.ways.get(actor) ?? { certain: null, any: null });
  const gaps = [
    ...actors.gaps,
    ...victimGaps,
    ...(granted !== undefined && granted.granting.length > mostGranting
      ? [boundGap("groups that the app is assigned to", mostGranting)]
      : []),
    ...(people.hasMoreTokens ? [boundGap("API tokens of administrators", mostTokens)] : []),
    ...(chains.isCut ? [chainGap()] : []),
  ];
  const lines = [
    ...linesOf(actors, orgId, wayOf),
    ...tokens.flatMap(({ token, ownerId }) => tokenLine(token, ownerId, actors, wayOf)),
  ];
  return { lines, granting, picture, gaps };
}

export function toAppFacts(
  app: AppRow,
  groups: readonly GrantingRow[],
  victims: AppFacts["victims"],
  picture: AdminPicture,
): AppFacts {
  const { oktaId: id, name, signOnMode } = app;
  const hasRole = picture.assignments.some(({ holderKind, holderId }) => holderKind === "APP" && holderId === id);
  return {
    target: { kind: "APP", id, name, signOnMode, hasRole },
    granting: groups.map(({ id: groupId, type, rules }) => ({
      target: { kind: "GROUP", id: groupId, type, hasRole: picture.facts.withRole.has(groupId) },
      rules: rules.map((rule) => ({ ...rule, excludes: new Set(rule.excludes) })),
    })),
    victims,
  };
}

export interface GrantingRow {
  id: string;
  type: string | null;
  rules: { id: string; name: string | null; expression: string | null; excludes: string[] }[];
}

/** Super Administrators are one line, and who reaches the app already is none. */
function linesOf(
  { listed, byPlace, sortKeys, statuses }: Actors,
  orgId: string,
  wayOf: (actor: Actor) => Way | null,
): Line[] {
  const lines: Line[] = [];
  const always = listed.flatMap((actor) => (actor.isSuperAdmin ? [wayOf(actor)] : [])).reduce(better, null);
  if (always !== null) {
    lines.push({ principal: { kind: "SUPER_ADMINS" }, sortKey: `${orgId}\u0000`, way: always, status: "ACTIVE" });
  }
  for (const actor of listed) {
    const { principal, isSuperAdmin, people } = actor;
    const way = isSuperAdmin ? null : wayOf(actor);
    if (way === null) continue;
    if (people?.every((person) => person.reaches || person.isSuperAdmin)) continue;
    if (isToldOfGroups(actor, way, byPlace, wayOf)) continue;
    const place = placeOf(principal);
    const status = principal.kind === "USER" ? (statuses.get(principal.id) ?? null) : "ACTIVE";
    lines.push({ principal, sortKey: sortKeys.get(place) ?? `${orgId}\u0000\u0000${principal.id}`, way, status });
  }
  return lines;
}

/** Who has roles through groups alone is told of the groups, unless all of them together give more than one does. */
function isToldOfGroups(
  { principal }: Actor,
  way: Way,
  byPlace: Actors["byPlace"],
  wayOf: (actor: Actor) => Way | null,
): boolean {
  if (principal.kind !== "USER") return false;
  const groups = new Set(principal.held.map(({ through }) => through));
  if (groups.has(null)) return false;
  return [...groups].some((group) => {
    const line = byPlace.get(`GROUP ${group}`);
    const told = line === undefined ? null : wayOf(line);
    return (
      told !== null &&
      told.steps.length <= way.steps.length &&
      (told.confidence === "CERTAIN" || way.confidence === "POSSIBLE")
    );
  });
}

function tokenLine(
  token: ApiTokenRow,
  ownerId: string,
  { byPlace, statuses }: Actors,
  wayOf: (actor: Actor) => Way | null,
): Line[] {
  const owner = byPlace.get(`USER ${ownerId}`);
  const way = owner === undefined ? null : wayOf(owner);
  if (owner === undefined || way === null) return [];
  const step: Step = {
    kind: "USE_API_TOKEN",
    by: owner.principal,
    target: { kind: "USER", id: ownerId },
    ruleId: null,
    causes: [],
    lacks: null,
    confidence: "CERTAIN",
  };
  const sortKey = `${token.orgId}\u0000${(token.name ?? "").toLowerCase()}\u0000${token.oktaId}`;
  const status = statuses.get(ownerId) ?? null;
  return [{ principal: { kind: "API_TOKEN", token }, sortKey, way: before(step, way), status }];
}

export function chainGap(): DataGap {
  const reason = `There are chains of more than ${mostSteps} steps; they were not followed.`;
  return { ...boundGap("", mostSteps), reason };
}

async function nodeOf(context: Context, orgId: string, { principal }: Line): Promise<CouldReachNode> {
  if (principal.kind === "SUPER_ADMINS") return { __typename: "SuperAdministrators", orgId };
  if (principal.kind === "API_TOKEN") return typed("ApiToken", principal.token);
  return await holderOf(context, orgId, principal);
}
