import { causesOf } from "../../access/change-causes.ts";
import type { AppRow, Moment, UserRow } from "../../graph/queries/rows.ts";
import type { Batch, Context } from "../context.ts";
import type { AccessChangeCauseResolvers, AccessChangeResolvers } from "../generated.ts";
import { sidesOf } from "../loaders/access-changes.ts";
import { nodesByKeyAsOf, rulesByIdAsOf } from "../loaders/as-of/nodes.ts";
import { nodesByKey } from "../loaders/by-key.ts";
import { explain } from "../loaders/paths.ts";
import type { AccessChangeListSource, AccessChangeSource, PathSource } from "../sources.ts";
import { somePaths } from "./reach.ts";

export const AccessChange: AccessChangeResolvers = {
  user: (change, _, context) => laterOf(context, change, nodesByKeyAsOf.user, change.userKey),
  app: (change, _, context) => laterOf(context, change, nodesByKeyAsOf.app, change.appKey),
  causes: async (change, _, context) => {
    const { before, after } = await sidesOf(context, change);
    const { orgId, from, to } = change;
    return causesOf(change.kind, before, after).map((cause) => ({ orgId, cause, from, to }));
  },
  pathsBefore: (change, { first }, context) => pathsAt(context, change, change.from, first),
  pathsAfter: (change, { first }, context) => pathsAt(context, change, change.to, first),
};

export const AccessChangeCause: AccessChangeCauseResolvers = {
  kind: ({ cause }) => cause.kind,
  change: ({ cause }) => cause.change,
  group: async ({ cause, from, to }, _, context) => {
    if (cause.groupKey === null) return null;
    return (
      (await nodesByKeyAsOf.group(context, to).load(cause.groupKey)) ??
      (await nodesByKeyAsOf.group(context, from).load(cause.groupKey)) ??
      null
    );
  },
  rules: ({ orgId, cause }, _, context) => rulesByIdAsOf(context, orgId, cause.ruleIds),
  statusBefore: ({ cause }) => cause.statusBefore,
  statusAfter: ({ cause }) => cause.statusAfter,
  at: ({ cause }) => cause.at,
  by: ({ cause }) => cause.by,
};

/** Fields that a list of changes has beside those of every connection. */
export const endsOfChanges = {
  from: ({ from }: AccessChangeListSource, _: unknown, context: Context) => syncOf(context, from),
  to: ({ to }: AccessChangeListSource, _: unknown, context: Context) => syncOf(context, to),
};

async function syncOf(context: Context, { key }: Moment) {
  const sync = await nodesByKey.sync(context).load(key);
  if (sync === undefined) throw new Error("the record of a sync went away while it was asked about");
  return sync;
}

async function laterOf<R extends UserRow | AppRow>(
  context: Context,
  { from, to }: AccessChangeSource,
  nodes: (context: Context, moment: Moment) => Batch<R>,
  key: string,
): Promise<R> {
  const node = (await nodes(context, to).load(key)) ?? (await nodes(context, from).load(key));
  if (node === undefined) throw new Error("a user or app went away while its changes were told");
  return node;
}

async function pathsAt(
  context: Context,
  { userKey, appKey }: AccessChangeSource,
  moment: Moment,
  first: number | null | undefined,
): Promise<PathSource[]> {
  const [user, app] = await Promise.all([
    nodesByKeyAsOf.user(context, moment).load(userKey),
    nodesByKeyAsOf.app(context, moment).load(appKey),
  ]);
  return user && app ? somePaths(await explain(context, { user, app }), app, first) : [];
}
