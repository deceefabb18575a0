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
  return principals.flatMap((principal) => {
    const surest = new Map<string, Allowed>();
    for (const grant of grantsOf(principal)) {
      if (grant.rule.action !== action) continue;
      const found = allowed(grant, target, facts);
      if (found === null || (principal.kind === "USER" && isToldOfGroup(grant.held, found))) continue;
      const { key } = grant.held.assignment;
      const known = surest.get(key);
      if (known === undefined || (known.confidence === "POSSIBLE" && found.confidence === "CERTAIN")) {
        surest.set(key, found);
      }
    }
    return [...surest.values()].map((found) => ({ principal, allowed: found }));
  });
}

/** Everything that a principal can do, by every rule. */
export function powersOf(principal: Principal, facts: GroupFacts): PowerLine[] {
  return grantsOf(principal).flatMap((grant) => {
    const found = allowedInGeneral(grant, facts);
    return found === null ? [] : [{ principal, allowed: found }];
  });
}

/** Whether all of it comes through one group, which has a line of its own. */
function isToldOfGroup({ through }: Held, { other }: Allowed): boolean {
  return through !== null && (other === null || other.held.through === through);
}
