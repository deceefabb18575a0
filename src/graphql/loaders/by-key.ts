import { apiTokensByKey, resourceSetsByKey, rolesByKey } from "../../graph/queries/admin.ts";
import { appsByKey, groupRulesByKey, groupsByKey, syncsByKey, usersByKey } from "../../graph/queries/read.ts";
import type {
  ApiTokenRow,
  AppRow,
  GroupRow,
  GroupRuleRow,
  ResourceSetRow,
  RoleRow,
  SyncRow,
  UserRow,
} from "../../graph/queries/rows.ts";
import type { Query } from "../../graph/query.ts";
import type { Batch, Context } from "../context.ts";

/** Single nodes by their keys, batched. */
export const nodesByKey = {
  user: (context: Context): Batch<UserRow> => batch(context, usersByKey),
  group: (context: Context): Batch<GroupRow> => batch(context, groupsByKey),
  app: (context: Context): Batch<AppRow> => batch(context, appsByKey),
  groupRule: (context: Context): Batch<GroupRuleRow> => batch(context, groupRulesByKey),
  role: (context: Context): Batch<RoleRow> => batch(context, rolesByKey),
  resourceSet: (context: Context): Batch<ResourceSetRow> => batch(context, resourceSetsByKey),
  apiToken: (context: Context): Batch<ApiTokenRow> => batch(context, apiTokensByKey),
  sync: (context: Context): Batch<SyncRow> => batch(context, syncsByKey),
};

function batch<R extends { key: string }>(context: Context, query: Query<{ keys: string[] }, { node: R }>): Batch<R> {
  return context.batch(query.name, async (keys) => {
    const rows = await context.read(query, { keys: [...keys] });
    return new Map(rows.map(({ node }) => [node.key, node]));
  });
}

/** The rules with these Okta ids; those that are not in the graph are left out. */
export async function rulesById(
  context: Context,
  orgId: string,
  ruleIds: readonly string[] | null,
): Promise<GroupRuleRow[]> {
  const rules = nodesByKey.groupRule(context);
  const found = await Promise.all((ruleIds ?? []).map((id) => rules.load(`${orgId}/${id}`)));
  return found.filter((rule) => rule !== undefined);
}
