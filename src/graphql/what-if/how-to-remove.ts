import { type Obstacle, obstacleToLeaving } from "../../access/what-if/obstacles.ts";
import { type Cut, removalSets } from "../../access/what-if/removal-sets.ts";
import type { AppRow, GroupRow, UserRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { findPair } from "../loaders/as-of/find.ts";
import { explain } from "../loaders/paths.ts";
import type { AccessSource, PathFact } from "../sources.ts";
import type { Change } from "./resolve-changes.ts";
import { type WhatIfSource, whatIf } from "./what-if.ts";

export interface RemovalCutSource extends Cut {
  orgId: string;
  kind: "REMOVE_MEMBERSHIP" | "UNASSIGN_USER" | "UNASSIGN_GROUP" | "CLOSE_APP";
  user: UserRow | null;
  group: GroupRow | null;
  app: AppRow | null;
  obstacle: Obstacle | null;
  ruleIds: readonly string[];
}

export interface RemovalOptionSource {
  cuts: RemovalCutSource[];
  effect: WhatIfSource;
}

export interface RemovalSource extends AccessSource {
  isUnexplained: boolean;
  pathCount: number;
  options: RemovalOptionSource[];
  /** Whether there are no other options. */
  complete: boolean;
}

export const mostOptions = 20;

/** Of a group or app whose size Okta does not tell, much is assumed to hang on it. */
const unknownSize = 1e6;

export async function howToRemove(
  context: Context,
  pastedUser: string,
  pastedApp: string,
  org: string | null | undefined,
): Promise<RemovalSource> {
  const pair = await findPair(context, { user: pastedUser, app: pastedApp, org });
  const { paths } = await explain(context, pair);
  const understood = paths.filter((path) => path.kind !== "UNEXPLAINED");
  const cuts = understood.map((path) => cutsOf(pair, path.via, path.kind === "IMPLICIT"));
  const { sets, complete } = removalSets(cuts, mostOptions);
  return {
    ...pair,
    isUnexplained: understood.length < paths.length,
    pathCount: paths.length,
    options: sets.map((set) => ({ cuts: set, effect: whatIf(context, pair.app.orgId, set.map(toChange)) })),
    complete,
  };
}

/** What ends one path: leaving the group, or ending the assignment. */
function cutsOf({ user, app }: AccessSource, via: PathFact | null, isImplicit: boolean): RemovalCutSource[] {
  const common = { orgId: app.orgId, user: null, group: null, app: null, obstacle: null, refused: false, ruleIds: [] };
  if (via === null) return [{ ...common, id: "UNASSIGN_USER", kind: "UNASSIGN_USER", user, app, weight: 0 }];
  const { group, reason, ruleIds } = via;
  const obstacle = obstacleToLeaving({ reason, groupType: group.type });
  const leave: RemovalCutSource = {
    ...common,
    id: `REMOVE_MEMBERSHIP ${group.key}`,
    kind: "REMOVE_MEMBERSHIP",
    user,
    group,
    obstacle,
    refused: obstacle !== null,
    weight: 1,
    ruleIds: ruleIds ?? [],
  };
  const weight = group.userCount ?? unknownSize;
  const end: RemovalCutSource = isImplicit
    ? { ...common, id: "CLOSE_APP", kind: "CLOSE_APP", app, weight: unknownSize }
    : { ...common, id: `UNASSIGN_GROUP ${group.key}`, kind: "UNASSIGN_GROUP", group, app, weight };
  return [leave, end];
}

function toChange({ kind, user, group, app }: RemovalCutSource): Change {
  if (kind === "REMOVE_MEMBERSHIP" && user && group) return { kind: "removeMembership", user, group };
  if (kind === "UNASSIGN_USER" && user && app) return { kind: "unassignUser", user, app };
  if (kind === "UNASSIGN_GROUP" && group && app) return { kind: "unassignGroup", group, app };
  if (kind === "CLOSE_APP" && app) return { kind: "closeApp", app };
  throw new Error(`a cut of the kind ${kind} is not whole`);
}
