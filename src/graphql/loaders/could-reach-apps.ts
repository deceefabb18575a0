import type { Actor } from "../../access/could-reach/actor.ts";
import { type Become, couldBecome, mostSteps } from "../../access/could-reach/chains.ts";
import { directWays } from "../../access/could-reach/direct-ways.ts";
import { createRuleCheck } from "../../access/could-reach/rule-check.ts";
import { canTakeOver } from "../../access/could-reach/take-over.ts";
import type { Way, Ways } from "../../access/could-reach/way.ts";
import { type DataGap, withGaps } from "../../access/data-status.ts";
import { needs, together } from "../../access/needs.ts";
import { weakest } from "../../access/powers/scope.ts";
import * as powers from "../../graph/queries/powers.ts";
import { appsPage } from "../../graph/queries/read.ts";
import type { AppRow, UserRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { rangeOfOrg } from "../pages.ts";
import { type CouldReachListSource, typed } from "../sources.ts";
import { adminPeople } from "./admin-people.ts";
import { adminPicture, boundGap } from "./admin-picture.ts";
import { type GrantingRow, toAppFacts } from "./could-reach.ts";
import { dataStatusFor } from "./data-status.ts";
import { principalOf } from "./powers.ts";
import { readActors } from "./reach-actors.ts";
import { type CouldReachArguments, listOfWays } from "./reach-list.ts";
import { type Victims, victimsOfApps } from "./reach-victims.ts";

interface Found {
  lines: { app: AppRow; way: Way; sortKey: string }[];
  groupIds: readonly string[];
  gaps: readonly DataGap[];
}

const mostApps = 1_000;
const mostGranting = 1_000;
/** Bounds the work where many apps can only be had by long chains, if at all. */
const mostChecks = 100_000;

/** @param waysOf made when it is first asked for */
type Choose = (waysOf: (actor: Actor) => Ways) => Way | null;

/** The apps a user does not reach and could, by their powers. */
export function couldReachOfUser(context: Context, user: UserRow, args: CouldReachArguments): CouldReachListSource {
  const { orgId } = user;
  let known: Promise<Found> | undefined;
  const find = () => {
    known ??= findFor(context, user);
    return known;
  };
  return listOfWays(orgId, args, {
    lines: async () => (await find()).lines,
    toSource: async ({ app, way }) => {
      const ends = { principal: typed("User", user), app, node: typed("App", app) };
      return { orgId, way, status: user.status, ...ends };
    },
    status: async () => {
      const { groupIds, gaps } = await find();
      const rests = together(needs.powers(groupIds), needs.canReach());
      return withGaps(await dataStatusFor(context, orgId, rests, [user]), gaps);
    },
  });
}

async function findFor(context: Context, user: UserRow): Promise<Found> {
  const { orgId } = user;
  const picture = await adminPicture(context, orgId);
  const { groupIds } = picture;
  const gaps: DataGap[] = [...picture.gaps];
  if ((await principalOf(context, picture, user)).held.length === 0) return { lines: [], groupIds, gaps };
  const [apps, reached] = await Promise.all([
    context.read(appsPage, { ...rangeOfOrg(orgId), limit: BigInt(mostApps + 1), appFilter: [[]] }),
    context.read(powers.reachedAppIds, { user: user.key }),
  ]);
  if (apps.length > mostApps) gaps.push(boundGap("apps", mostApps));
  const has = new Set(reached.flatMap(({ appIds }) => appIds));
  const wanted = apps.slice(0, mostApps).flatMap(({ node }) => (has.has(node.oktaId) ? [] : [node]));
  const keys = wanted.map(({ key }) => key);
  const granted = await context.read(powers.reachGranting, { keys, limit: BigInt(mostGranting) });
  const granting = new Map(granted.map((row) => [row.key, row.granting]));
  const relevant = [...new Set([...groupIds, ...granted.flatMap((row) => row.granting.map(({ id }) => id))])];
  const apart = granted.flatMap((row) =>
    row.granting.flatMap(({ rules }) => rules.flatMap(({ excludes }) => excludes)),
  );
  const request = { app: null, granting: [], relevant, apart, users: [user.oktaId] };
  const actors = await readActors(context, picture, await adminPeople(context, picture), request);
  gaps.push(...actors.gaps);
  const self = actors.byPlace.get(`USER ${user.oktaId}`);
  if (self === undefined) return { lines: [], groupIds, gaps };
  const closure = couldBecome(self, [...actors.byPlace.values()], picture.facts);
  const world = { facts: picture.facts, groupTypes: picture.groupTypes };
  const couldFire = createRuleCheck();
  let checks = 0;
  const linesOf = (among: readonly AppRow[], victims: Victims, choose: Choose) =>
    among.flatMap((app) => {
      if (checks > mostChecks) return [];
      const groups: readonly GrantingRow[] = granting.get(app.key) ?? [];
      const facts = toAppFacts(app, groups, victims.get(app.oktaId) ?? [], picture);
      const direct = new Map<Actor, Ways>();
      const way = choose((actor) => {
        const ways = direct.get(actor) ?? directWays(actor, facts, world, couldFire);
        if (!direct.has(actor)) checks += 1;
        direct.set(actor, ways);
        return ways;
      });
      return way === null ? [] : [{ app, way, sortKey: app.sortKey }];
    });
  const best: Choose = (waysOf) =>
    shortest(closure.certain, (actor) => waysOf(actor).certain) ?? shortest(closure.any, (actor) => waysOf(actor).any);
  const sureAtOnce: Choose = (waysOf) => {
    const { certain } = waysOf(self);
    return certain?.steps.length === 1 ? certain : null;
  };

  const takers = closure.any.map(({ actor }) => actor).filter(canTakeOver);
  const lines: Found["lines"] = [];
  let victims: Victims = new Map();
  let others: readonly AppRow[] = wanted;
  if (takers.length > 0) {
    const { unprotectedOf, someOf } = victimsOfApps(context, picture, takers);
    // Where one step is sure nobody else has to be looked for: to find whom roles are over takes far longer.
    lines.push(...linesOf(wanted, await unprotectedOf(wanted), sureAtOnce));
    const settled = new Set(lines.map(({ app }) => app));
    others = wanted.filter((app) => !settled.has(app));
    const found = await someOf(others);
    gaps.push(...found.gaps);
    victims = found.victims;
  }
  lines.push(...linesOf(others, victims, best));
  if (checks > mostChecks) gaps.push(boundGap("pairs of an administrator and an app", mostChecks));
  return { lines, groupIds, gaps };
}

/** @param closure the nearest first */
function shortest(closure: readonly Become[], wayOf: (actor: Actor) => Way | null): Way | null {
  let best: Way | null = null;
  for (const { actor, way } of closure) {
    const least = way.steps.length + 1;
    if (least > mostSteps || (best !== null && least >= best.steps.length)) break;
    const last = wayOf(actor);
    if (last === null) continue;
    const steps = [...way.steps, ...last.steps];
    if (steps.length > mostSteps || (best !== null && steps.length >= best.steps.length)) continue;
    best = { steps, confidence: weakest(way.confidence, last.confidence) };
  }
  return best;
}
