import {
  appsByKeyAsOf,
  appsByNameAsOf,
  groupRulesByKeyAsOf,
  groupsByKeyAsOf,
  groupsByNameAsOf,
  usersByKeyAsOf,
  usersByNameAsOf,
} from "../../../graph/queries/as-of.ts";
import type { AppRow, GroupRow, GroupRuleRow, Moment, UserRow } from "../../../graph/queries/rows.ts";
import type { Query } from "../../../graph/query.ts";
import type { Batch, Context } from "../../context.ts";

type ByKey<R> = Query<{ keys: string[]; at: string }, { node: R }>;
type ByName<R> = Query<{ prefix: string; limit: bigint; at: string }, { node: R }>;

/** Single users, groups and apps as of a moment, by their keys, batched. */
export const nodesByKeyAsOf = {
  user: (context: Context, moment: Moment): Batch<UserRow> => batch(context, moment, usersByKeyAsOf),
  group: (context: Context, moment: Moment): Batch<GroupRow> => batch(context, moment, groupsByKeyAsOf),
  app: (context: Context, moment: Moment): Batch<AppRow> => batch(context, moment, appsByKeyAsOf),
};

/** Those whose name began so then. */
export const namesakesAsOf = {
  user: (context: Context, moment: Moment, prefix: string, limit: bigint) =>
    byName<UserRow>(context, moment, usersByNameAsOf, prefix, limit),
  group: (context: Context, moment: Moment, prefix: string, limit: bigint) =>
    byName<GroupRow>(context, moment, groupsByNameAsOf, prefix, limit),
  app: (context: Context, moment: Moment, prefix: string, limit: bigint) =>
    byName<AppRow>(context, moment, appsByNameAsOf, prefix, limit),
};

function batch<R extends { key: string }>(context: Context, moment: Moment, query: ByKey<R>): Batch<R> {
  return context.batch(`${query.name} ${moment.key}`, async (keys) => {
    const rows = await context.read(query, { keys: [...keys], at: moment.stamp });
    return new Map(rows.map(({ node }) => [node.key, { ...node, moment }]));
  });
}

async function byName<R>(context: Context, moment: Moment, query: ByName<R>, prefix: string, limit: bigint) {
  const rows = await context.read(query, { prefix, limit, at: moment.stamp });
  return rows.map(({ node }) => ({ node: { ...node, moment } }));
}

/** The rules with these Okta ids, those that are gone too. */
export async function rulesByIdAsOf(
  context: Context,
  orgId: string,
  ruleIds: readonly string[] | null,
): Promise<GroupRuleRow[]> {
  const rules = context.batch<GroupRuleRow>(groupRulesByKeyAsOf.name, async (keys) => {
    const rows = await context.read(groupRulesByKeyAsOf, { keys: [...keys] });
    return new Map(rows.map(({ node }) => [node.key, node]));
  });
  const found = await Promise.all((ruleIds ?? []).map((id) => rules.load(`${orgId}/${id}`)));
  return found.filter((rule) => rule !== undefined);
}
