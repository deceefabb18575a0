import { type Allowed, allowed } from "../powers/allowed.ts";
import type { Confidence, PowerAction } from "../powers/power-rule.ts";
import type { GroupFacts } from "../powers/principal.ts";
import { type PowerScope, type PowerTarget, weakest } from "../powers/scope.ts";
import type { Actor, Person } from "./actor.ts";
import type { PrincipalPowers } from "./principal-powers.ts";
import type { Step } from "./way.ts";

/** By what somebody can act as another user. */
export const takingOver = ["RESET_PASSWORD", "RESET_FACTORS", "SIGN_IN_AS"] as const satisfies readonly PowerAction[];

/** Whether roles that are over some people only let somebody act as one of them. */
export function canTakeOver({ grants, isSuperAdmin }: PrincipalPowers): boolean {
  return !isSuperAdmin && takingOver.some((action) => grants.has(action));
}

/** The surest by which an actor may do something to a target; null where by none. */
export function surest(actor: Actor, action: PowerAction, target: PowerTarget, facts: GroupFacts): Allowed | null {
  let best: Allowed | null = null;
  for (const grant of actor.grants.get(action) ?? []) {
    const found = allowed(grant, target, facts);
    if (found?.confidence === "CERTAIN") return found;
    best ??= found;
  }
  return best;
}

/** Okta ids of the users, and of the groups whose members, somebody could be able to take over; null where anybody. */
export function overWhom(grants: Actor["grants"]): ReadonlySet<string> | null {
  const found = new Set<string>();
  for (const action of takingOver) {
    for (const { rule, held } of grants.get(action) ?? []) {
      const whom = rule.narrowedBy === "NOTHING" ? null : usersIn(held.assignment.scope);
      if (whom === null) return null;
      for (const id of whom) found.add(id);
    }
  }
  return found;
}

function usersIn(scope: PowerScope): readonly string[] | null {
  if (scope.kind === "GROUPS") return [...scope.groups];
  if (scope.kind === "APPS") return [];
  if (scope.kind !== "RESOURCE_SET" || scope.entries === null) return null;
  if (scope.entries.some(({ kind }) => kind === "ALL_USERS")) return null;
  return scope.entries.flatMap(({ kind, id }) => (kind === "MEMBERS" || kind === "SELF" ? [id] : []));
}

/**
 * How an actor could act as one of some people: by their password and factors, or by another way to sign in. With only one of
 * password and factors it is not certain, since what the app asks for is not known.
 * @param people those who are surest to be had first: nobody who has a role, or whose access is blocked, before the others
 */
export function takeOver(actor: Actor, people: readonly Person[], facts: GroupFacts): Step | null {
  if (!takingOver.some((action) => actor.grants.has(action))) return null;
  const couldBeCertain = actor.grants.has("RESET_PASSWORD") && actor.grants.has("RESET_FACTORS");
  let best: Step | null = null;
  for (const person of people) {
    if (best !== null && (!couldBeCertain || person.hasRole || person.isBlocked)) return best;
    if (person.isGone || (actor.principal.kind === "USER" && actor.principal.id === person.id)) continue;
    if (!isOver(actor, person)) continue;
    const step = takeOverOne(actor, person, facts);
    if (step?.confidence === "CERTAIN") return step;
    best ??= step;
  }
  return best;
}

function isOver({ overWhom: whom }: Actor, { id, groupIds }: Person): boolean {
  if (whom === null || whom.has(id)) return true;
  for (const group of groupIds) if (whom.has(group)) return true;
  return false;
}

function takeOverOne(actor: Actor, person: Person, facts: GroupFacts): Step | null {
  const password = surest(actor, "RESET_PASSWORD", person, facts);
  const factors = surest(actor, "RESET_FACTORS", person, facts);
  const target = { kind: "USER", id: person.id } as const;
  const step = (causes: Allowed[], lacks: Step["lacks"], confidence: Confidence): Step => {
    const sure = person.isBlocked || lacks !== null ? "POSSIBLE" : confidence;
    return { kind: "TAKE_OVER", by: actor.principal, target, ruleId: null, causes, lacks, confidence: sure };
  };
  if (password !== null && factors !== null) {
    return step([password, factors], null, weakest(password.confidence, factors.confidence));
  }
  const other = surest(actor, "SIGN_IN_AS", person, facts);
  if (other !== null) return step([other], null, other.confidence);
  if (password !== null) return step([password], "FACTORS", "POSSIBLE");
  return factors === null ? null : step([factors], "PASSWORD", "POSSIBLE");
}
