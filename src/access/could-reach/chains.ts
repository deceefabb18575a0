import type { GroupFacts } from "../powers/principal.ts";
import type { Actor } from "./actor.ts";
import { canHandOver, handOver } from "./hand-over.ts";
import { before, type Way, type Ways } from "./way.ts";

/** Longer chains are not followed, and it is said where there are any. */
export const mostSteps = 4;

/** Ways by actor, and whether there are longer ones that were not followed. */
export interface Chains {
  ways: ReadonlyMap<Actor, Ways>;
  isCut: boolean;
}

/**
 * The shortest ways of all actors to an app, found from the app backwards: whoever could become one who has a way of a length
 * has one that is a step longer. Each actor is visited once for each of the two kinds of ways, so that the work is at most the
 * square of their number, however many chains there are.
 * @param direct ways that take nobody else's powers
 */
export function chainsOf(direct: ReadonlyMap<Actor, Ways>, facts: GroupFacts): Chains {
  const certain = follow(direct, facts, "certain");
  const any = follow(direct, facts, "any");
  const ways = new Map<Actor, Ways>();
  for (const actor of direct.keys()) {
    ways.set(actor, { certain: certain.found.get(actor) ?? null, any: any.found.get(actor) ?? null });
  }
  return { ways, isCut: certain.isCut || any.isCut };
}

function follow(direct: ReadonlyMap<Actor, Ways>, facts: GroupFacts, kind: keyof Ways) {
  const found = new Map<Actor, Way>();
  const actors = [...direct.keys()];
  const handing = actors.filter((actor) => !actor.isSuperAdmin && canHandOver(actor));
  let frontier: Actor[] = [];
  for (let length = 1; length <= mostSteps; length += 1) {
    const next = new Map<Actor, Way>();
    if (frontier.length > 0) {
      for (const actor of handing) {
        const way = found.has(actor) ? null : wayOver(actor, frontier, found, facts, kind);
        if (way !== null) next.set(actor, way);
      }
    }
    for (const [actor, ways] of direct) {
      const way = ways[kind];
      if (way !== null && way.steps.length === length && !found.has(actor)) next.set(actor, way);
    }
    for (const [actor, way] of next) found.set(actor, way);
    // To take over another administrator is never certain.
    frontier = [...next.keys()].filter(({ app }) => kind === "any" || app !== null);
  }
  const isCut = handing.some((actor) => !found.has(actor) && wayOver(actor, frontier, found, facts, kind) !== null);
  return { found, isCut };
}

function wayOver(
  actor: Actor,
  frontier: readonly Actor[],
  found: ReadonlyMap<Actor, Way>,
  facts: GroupFacts,
  kind: keyof Ways,
): Way | null {
  for (const other of frontier) {
    const way = found.get(other);
    const step = way === undefined ? null : handOver(actor, other, facts);
    if (way === undefined || step === null) continue;
    if (kind === "any" || step.confidence === "CERTAIN") return before(step, way);
  }
  return null;
}

/** Whom an actor could become, by which steps, the nearest first; the actor itself by none. */
export function couldBecome(start: Actor, actors: readonly Actor[], facts: GroupFacts) {
  return { certain: spread(start, actors, facts, "certain"), any: spread(start, actors, facts, "any") };
}

export interface Become {
  actor: Actor;
  way: Way;
}

function spread(start: Actor, actors: readonly Actor[], facts: GroupFacts, kind: keyof Ways): Become[] {
  const found = new Map<Actor, Way>([[start, { steps: [], confidence: "CERTAIN" }]]);
  let frontier = [start];
  for (let length = 1; length < mostSteps && frontier.length > 0; length += 1) {
    const next: Actor[] = [];
    for (const actor of frontier.filter((one) => !one.isSuperAdmin && canHandOver(one))) {
      for (const other of actors) {
        if (found.has(other) || (kind === "certain" && other.app === null)) continue;
        const step = handOver(actor, other, facts);
        if (step === null || (kind === "certain" && step.confidence !== "CERTAIN")) continue;
        found.set(other, extended(found.get(actor), step));
        next.push(other);
      }
    }
    frontier = next;
  }
  return [...found].map(([actor, way]) => ({ actor, way }));
}

function extended(way: Way | undefined, step: Way["steps"][number]): Way {
  const confidence = way?.confidence === "CERTAIN" ? step.confidence : "POSSIBLE";
  return { steps: [...(way?.steps ?? []), step], confidence };
}
