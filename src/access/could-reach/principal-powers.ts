import { type Grant, grantsOf } from "../powers/grants.ts";
import type { PowerAction } from "../powers/power-rule.ts";
import { isSuperAdmin, type Principal } from "../powers/principal.ts";
import { overWhom } from "./take-over.ts";

/** What somebody can do. */
export interface PrincipalPowers {
  principal: Principal;
  grants: ReadonlyMap<PowerAction, readonly Grant[]>;
  isSuperAdmin: boolean;
  /** Whom they may be able to take over: users, and members of groups. Null: anybody. */
  overWhom: ReadonlySet<string> | null;
}

export function toPowers(principal: Principal): PrincipalPowers {
  const grants = grantsByAction(grantsOf(principal));
  return { principal, grants, isSuperAdmin: isSuperAdmin(principal), overWhom: overWhom(grants) };
}

function grantsByAction(grants: readonly Grant[]): Map<PowerAction, Grant[]> {
  const found = new Map<PowerAction, Grant[]>();
  for (const grant of grants) {
    const { action } = grant.rule;
    const known = found.get(action);
    if (known === undefined) found.set(action, [grant]);
    else known.push(grant);
  }
  return found;
}
