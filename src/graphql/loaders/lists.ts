import { needs } from "../../access/needs.ts";
import type { Filter } from "../../graph/queries/read.ts";
import * as read from "../../graph/queries/read.ts";
import type { OrganizationRow } from "../../graph/queries/rows.ts";
import type { Query } from "../../graph/query.ts";
import type { Context } from "../context.ts";
import { narrowByName } from "../filters/name-range.ts";
import { appFilter, groupFilter, userFilter } from "../filters/node-filters.ts";
import type { QueryAppsArgs, QueryGroupsArgs, QueryUsersArgs } from "../generated.ts";
import { limitOf, rangeOfOrg, requestPage, toPage } from "../pages.ts";
import type { AppListSource, GroupListSource, ListSource, NodeEdge, UserListSource } from "../sources.ts";
import { dataStatusFor } from "./data-status.ts";

type Range = { from: string; to: string };

/** All users of an org. */
export function usersOf(context: Context, org: OrganizationRow, args: QueryUsersArgs): UserListSource {
  const filter = userFilter(args.filter);
  const request = requestPage(args, { by: "user", descending: args.orderBy?.direction === "DESC" }, org.orgId);
  return list(context, org, request, filter, "login", {
    rows: request.order.descending ? read.usersPageDescending : read.usersPage,
    count: read.usersCount,
    filterName: "userFilter",
    needs: needs.users(),
  });
}

/** All groups of an org. */
export function groupsOf(context: Context, org: OrganizationRow, args: QueryGroupsArgs): GroupListSource {
  const filter = groupFilter(args.filter);
  const request = requestPage(args, { by: "group", descending: args.orderBy?.direction === "DESC" }, org.orgId);
  return list(context, org, request, filter, "name", {
    rows: request.order.descending ? read.groupsPageDescending : read.groupsPage,
    count: read.groupsCount,
    filterName: "groupFilter",
    needs: needs.groups(),
  });
}

/** All apps of an org. */
export function appsOf(context: Context, org: OrganizationRow, args: QueryAppsArgs): AppListSource {
  const filter = appFilter(args.filter);
  const request = requestPage(args, { by: "app", descending: args.orderBy?.direction === "DESC" }, org.orgId);
  return list(context, org, request, filter, "label", {
    rows: request.order.descending ? read.appsPageDescending : read.appsPage,
    count: read.appsCount,
    filterName: "appFilter",
    needs: needs.apps(),
  });
}

function list<F extends string, R extends { sortKey: string }>(
  context: Context,
  org: OrganizationRow,
  request: ReturnType<typeof requestPage>,
  filter: Filter,
  orderedBy: string,
  question: {
    rows: Query<Range & { limit: bigint } & Record<F, Filter>, { node: R }>;
    count: Query<Range & Record<F, Filter>, { total: number }>;
    filterName: F;
    needs: ReturnType<typeof needs.users>;
  },
): ListSource<NodeEdge<R>> {
  const narrow = (range: Range) => narrowByName(range, filter, orderedBy, org.orgId);
  const filters = { [question.filterName]: filter } as Record<F, Filter>;
  let page: Promise<{ node: R }[]> | undefined;
  return {
    page: async () => {
      page ??= context.read(question.rows, { ...narrow(request), limit: limitOf(request), ...filters });
      return toPage(
        request,
        await page,
        ({ node }) => node.sortKey,
        ({ node }, cursor) => ({ cursor, node }),
      );
    },
    total: async () => {
      const [row] = await context.read(question.count, { ...narrow(rangeOfOrg(org.orgId)), ...filters });
      return row?.total ?? 0;
    },
    status: () => dataStatusFor(context, org.orgId, question.needs),
  };
}
