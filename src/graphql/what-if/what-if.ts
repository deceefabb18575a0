import type { Context } from "../context.ts";
import type { ChangeInput } from "../generated.ts";
import { once } from "./once.ts";
import { type Note, type Plan, planOf } from "./plan.ts";
import { type Change, resolveChanges } from "./resolve-changes.ts";
import { gainSide, lossSide, type Side } from "./side.ts";

export interface WhatIfNoteSource extends Note {
  orgId: string;
}

/** A plan with the four readings of it, each of which reads what it needs once, and only when it is asked. */
export interface WhatIfSource {
  plan(): Promise<Plan>;
  orgId: string;
  loses(): Promise<Side>;
  mayLose(): Promise<Side>;
  gains(): Promise<Side>;
  mayGain(): Promise<Side>;
}

export async function askWhatIf(
  context: Context,
  inputs: readonly ChangeInput[],
  org: string | null | undefined,
): Promise<WhatIfSource> {
  const { orgId, changes } = await resolveChanges(context, inputs, org);
  return whatIf(context, orgId, changes);
}

export function whatIf(context: Context, orgId: string, changes: readonly Change[]): WhatIfSource {
  const plan = once(() => planOf(context, orgId, changes));
  const side = (make: (of: Plan) => Side) => once(async () => make(await plan()));
  return {
    plan,
    orgId,
    loses: side(({ named, kept }) => lossSide(context, named, kept, false)),
    mayLose: side(({ named, dropped }) => lossSide(context, named, dropped, true)),
    gains: side(({ named, dropped }) => gainSide(context, named, dropped)),
    mayGain: side(({ named, kept }) => gainSide(context, named, kept)),
  };
}
