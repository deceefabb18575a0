import { type Allowed, allowed, allowedInGeneral } from "./allowed.ts";
import { grantsOf } from "./grants.ts";
import type { PowerAction } from "./power-rule.ts";
import type { GroupFacts, Held, Principal } from "./principal.ts";
import type { PowerTarget } from "./scope.ts";

/** One who can do something, by one assignment. */
export interface PowerLine {
  principal: Principal;
  allowed: Allowed;
}

/**
 * Who can do something to a target: one line for each assignment by which somebody can, by the surest of its rules. What a group
 * gives to its members is told once, of the group.
 */
export function whoCan(
  action: PowerAction,
  target: PowerTarget,
  principals: readonly Principal[],
  facts: GroupFacts,
): PowerLine[] {
  const surest = (held: readonly Held[], principal: Principal) =>
    surestOf({ ...principal, held }, action, target, facts);
  return principals.flatMap((principal) => {
    const { held } = principal;
    const found = surest(held, principal);
    if (principal.kind === "USER") {
      const groups = new Set(held.flatMap(({ through }) => (through === null ? [] : [through])));
      for (const group of groups) {
        const ofGroup = held.filter(({ through }) => through === group);
        for (const [key, { confidence }] of surest(ofGroup, principal)) {
          if (found.get(key)?.confidence === confidence) found.delete(key);
        }
      }
    }
    return [...found.values()].map((one) => ({ principal, allowed: one }));
  });
}

/** By the assignment's key. */
function surestOf(
  principal: Principal,
  action: PowerAction,
  target: PowerTarget,
  facts: GroupFacts,
): Map<string, Allowed> {
  const surest = new Map<string, Allowed>();
  for (const grant of grantsOf(principal)) {
    const found = grant.rule.action === action ? allowed(grant, target, facts) : null;
    if (found === null) continue;
    const { key } = grant.held.assignment;
    const known = surest.get(key);
    if (known === undefined || (known.confidence === "POSSIBLE" && found.confidence === "CERTAIN")) {
      surest.set(key, found);
    }
  }
  return surest;
}

/** Everything that a principal can do, by every rule. */
export function powersOf(principal: Principal, facts: GroupFacts): PowerLine[] {
  return grantsOf(principal).flatMap((grant) => {
    const found = allowedInGeneral(grant, facts);
    return found === null ? [] : [{ principal, allowed: found }];
  });
}
