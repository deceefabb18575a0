import type { GroupFacts } from "../powers/principal.ts";
import type { Actor } from "./actor.ts";
import { surest, takeOver, takingOver } from "./take-over.ts";
import type { Step } from "./way.ts";

/** How one administrator could act as another: by taking over the user or a member of the group, or by the service app's secret. */
export function handOver(actor: Actor, other: Actor, facts: GroupFacts): Step | null {
  if (actor === other) return null;
  if (other.app === null) return takeOver(actor, other.people ?? [], facts);
  let best: Step | null = null;
  for (const kind of ["READ_CLIENT_SECRET", "CONFIGURE_APP"] as const) {
    const found = surest(actor, kind, other.app, facts);
    if (found === null) continue;
    const target = { kind: "APP", id: other.app.id } as const;
    const { confidence } = found;
    const step: Step = { kind, by: actor.principal, target, ruleId: null, causes: [found], lacks: null, confidence };
    if (confidence === "CERTAIN") return step;
    best ??= step;
  }
  return best;
}

/** Whether an actor has anything by which it could become another. */
export function canHandOver({ grants }: Actor): boolean {
  return handingActions.some((action) => grants.has(action));
}

const handingActions = [...takingOver, "READ_CLIENT_SECRET", "CONFIGURE_APP"] as const;
