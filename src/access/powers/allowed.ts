import { type Barrier, barriersTo } from "./barriers.ts";
import type { Grant, OtherHeld } from "./grants.ts";
import { type Confidence, targetKinds } from "./power-rule.ts";
import type { GroupFacts } from "./principal.ts";
import { holds, holdsSome, type PowerScope, type PowerTarget, weakest } from "./scope.ts";

/** What a grant comes to for one target. */
export interface Allowed {
  grant: Grant;
  /** The other side of a two-sided power: by the surest of what gives it. */
  other: OtherHeld | null;
  confidence: Confidence;
  /** What lowers the confidence. */
  doubts: readonly Barrier[];
}

/** Whether a scope holds somebody or something; null where it does not. */
export type Reach = (scope: PowerScope, ignored: ReadonlySet<string>) => Confidence | null;

const none: ReadonlySet<string> = new Set();

/**
 * Whether a grant allows its action on a target.
 * @param otherEnd whether a scope holds who is at the other end: the user to put into a group or to give an app, or the group
 * to give it to. Without it anybody, or any group, will do
 */
export function allowed(grant: Grant, target: PowerTarget, facts: GroupFacts, otherEnd?: Reach): Allowed | null {
  const within = narrowed(grant, (scope, ignored) => holds(scope, target, ignored), facts);
  if (within === null) return null;
  const barriers = barriersTo(grant.rule, target);
  if (barriers.some(({ effect }) => effect === "BARS")) return null;
  return withOtherSide(grant, barriers, within, otherEnd ?? anyEnd(grant, facts), facts);
}

/** What a grant comes to in general, whatever its target is; null where its scope holds nothing of the kind. */
export function allowedInGeneral(grant: Grant, facts: GroupFacts): Allowed | null {
  const kind = targetKinds[grant.rule.action];
  const within = narrowed(grant, (scope) => holdsSome(scope, kind), facts);
  return within === null ? null : withOtherSide(grant, [], within, anyEnd(grant, facts), facts);
}

function narrowed({ rule, held }: Grant, reach: Reach, facts: GroupFacts): Confidence | null {
  const { scope } = held.assignment;
  const isUnknown = scope.kind === "UNKNOWN" || (scope.kind === "RESOURCE_SET" && scope.entries === null);
  if (rule.onlyUnlimited && scope.kind !== "ORGANIZATION" && !isUnknown) return null;
  if (rule.narrowedBy === "NOTHING" || rule.onlyUnlimited) return isUnknown ? "POSSIBLE" : "CERTAIN";
  return reach(scope, rule.losesRoleGroups ? facts.withRole : none);
}

function withOtherSide(
  grant: Grant,
  doubts: readonly Barrier[],
  within: Confidence,
  end: Reach,
  facts: GroupFacts,
): Allowed | null {
  const { rule, held } = grant;
  const sides: Confidence[] = [grant.confidence, within];
  let other: OtherHeld | null = null;
  if (rule.membersFromScope) {
    const user = end(held.assignment.scope, rule.losesRoleGroups ? facts.withRole : none);
    if (user === null) return null;
    sides.push(user);
  }
  if (rule.with !== undefined) {
    other = surest(grant, end);
    if (other === null) return null;
    sides.push(other.confidence);
  }
  if (doubts.length > 0) sides.push("POSSIBLE");
  return { grant, other, confidence: weakest(...sides), doubts };
}

function surest({ rule, others }: Grant, end: Reach): OtherHeld | null {
  let best: OtherHeld | null = null;
  for (const one of others) {
    const reached = rule.with?.over === null ? "CERTAIN" : end(one.held.assignment.scope, none);
    if (reached === null) continue;
    const confidence = weakest(one.confidence, reached);
    if (best === null || (best.confidence === "POSSIBLE" && confidence === "CERTAIN")) {
      best = { held: one.held, confidence };
    }
  }
  return best;
}

function anyEnd({ rule }: Grant, facts: GroupFacts): Reach {
  const kind = rule.with?.over === "GROUP" ? "GROUP" : "USER";
  return (scope, ignored) => holdsSome(scope, kind, (id) => facts.empty.has(id) || ignored.has(id));
}
