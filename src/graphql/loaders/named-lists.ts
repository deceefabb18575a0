import { type Need, needs } from "../../access/needs.ts";
import * as admin from "../../graph/queries/admin.ts";
import type { OrganizationRow } from "../../graph/queries/rows.ts";
import type { Query } from "../../graph/query.ts";
import type { Context } from "../context.ts";
import type { Order } from "../cursors.ts";
import { limitOf, type PageArguments, requestPage, toPage } from "../pages.ts";
import { partsOf, placeOf } from "../places.ts";
import type { ApiTokenListSource, ListSource, NodeEdge, ResourceSetListSource, RoleListSource } from "../sources.ts";
import { dataStatusFor } from "./data-status.ts";

export function rolesOf(context: Context, org: OrganizationRow, args: PageArguments): RoleListSource {
  return list(context, org, args, {
    by: "role",
    page: admin.rolesPage,
    count: admin.rolesCount,
    needs: needs.roleList(),
  });
}

export function resourceSetsOf(context: Context, org: OrganizationRow, args: PageArguments): ResourceSetListSource {
  return list(context, org, args, {
    by: "resourceSet",
    page: admin.resourceSetsPage,
    count: admin.resourceSetsCount,
    needs: needs.resourceSets(),
  });
}

export function apiTokensOfOrg(context: Context, org: OrganizationRow, args: PageArguments): ApiTokenListSource {
  return list(context, org, args, {
    by: "apiToken",
    page: admin.apiTokensPage,
    count: admin.apiTokensCount,
    needs: needs.apiTokens(),
  });
}

/** Lists that are short enough to be ordered by name without an index. */
function list<R extends { key: string }>(
  context: Context,
  org: OrganizationRow,
  args: PageArguments,
  question: {
    by: Order["by"];
    page: Query<{ prefix: string; fromName: string; fromKey: string; limit: bigint }, { name: string; node: R }>;
    count: Query<{ prefix: string }, { total: number }>;
    needs: Need[];
  },
): ListSource<NodeEdge<R>> {
  const request = requestPage(args, { by: question.by, descending: false }, org.orgId);
  const prefix = `${org.orgId}/`;
  let rows: Promise<{ name: string; node: R }[]> | undefined;
  return {
    page: async () => {
      const { name, key } = partsOf(request, ["name", "key"]);
      const start = { fromName: name.slice(org.orgId.length + 1), fromKey: key };
      rows ??= context.read(question.page, { prefix, ...start, limit: limitOf(request) });
      return toPage(
        request,
        await rows,
        (row) => placeOf(org.orgId, row.name, row.node.key),
        ({ node }, cursor) => ({ cursor, node }),
      );
    },
    total: async () => (await context.read(question.count, { prefix }))[0]?.total ?? 0,
    status: () => dataStatusFor(context, org.orgId, question.needs),
  };
}
