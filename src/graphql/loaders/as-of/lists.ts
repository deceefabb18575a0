import { needs } from "../../../access/needs.ts";
import * as asOf from "../../../graph/queries/as-of.ts";
import type { Filter } from "../../../graph/queries/read.ts";
import type { AppRow, GroupRow, Moment, OrganizationRow, UserRow } from "../../../graph/queries/rows.ts";
import type { Query } from "../../../graph/query.ts";
import type { Context } from "../../context.ts";
import { pastFilters } from "../../filters/past-filters.ts";
import type { QueryAppsArgs, QueryGroupsArgs, QueryUsersArgs } from "../../generated.ts";
import { limitOf, type PageRequest, rangeOfOrg, requestPage, toPage } from "../../pages.ts";
import type { AppListSource, GroupListSource, ListSource, NodeEdge, UserListSource } from "../../sources.ts";
import { dataStatusFor } from "../data-status.ts";
import { refuseDescending } from "./descending.ts";

/** The users of an org as of a moment, deleted ones too. */
export function usersAsOf(
  context: Context,
  org: OrganizationRow,
  moment: Moment,
  args: QueryUsersArgs,
): UserListSource {
  refuseDescending(args.orderBy);
  return list<"userFilter", UserRow>(context, org, moment, requestPage(args, order("user"), org.orgId), {
    rows: asOf.usersPageAsOf,
    count: asOf.usersCountAsOf,
    filters: { userFilter: pastFilters.user(args.filter) },
    needs: needs.users(),
  });
}

/** The groups of an org as of a moment, deleted ones too. */
export function groupsAsOf(
  context: Context,
  org: OrganizationRow,
  moment: Moment,
  args: QueryGroupsArgs,
): GroupListSource {
  refuseDescending(args.orderBy);
  return list<"groupFilter", GroupRow>(context, org, moment, requestPage(args, order("group"), org.orgId), {
    rows: asOf.groupsPageAsOf,
    count: asOf.groupsCountAsOf,
    filters: { groupFilter: pastFilters.group(args.filter) },
    needs: needs.groups(),
  });
}

/** The apps of an org as of a moment, deleted ones too. */
export function appsAsOf(context: Context, org: OrganizationRow, moment: Moment, args: QueryAppsArgs): AppListSource {
  refuseDescending(args.orderBy);
  return list<"appFilter", AppRow>(context, org, moment, requestPage(args, order("app"), org.orgId), {
    rows: asOf.appsPageAsOf,
    count: asOf.appsCountAsOf,
    filters: { appFilter: pastFilters.app(args.filter) },
    needs: needs.apps(),
  });
}

const order = (by: "user" | "group" | "app") => ({ by, descending: false });

function list<F extends string, R extends { sortKey: string }>(
  context: Context,
  org: OrganizationRow,
  moment: Moment,
  request: PageRequest,
  question: {
    rows: Query<{ from: string; to: string; limit: bigint; at: string } & Record<F, Filter>, { node: R }>;
    count: Query<{ from: string; to: string; at: string } & Record<F, Filter>, { total: number }>;
    filters: Record<F, Filter>;
    needs: ReturnType<typeof needs.users>;
  },
): ListSource<NodeEdge<R>> {
  const { filters } = question;
  const at = moment.stamp;
  let page: Promise<{ node: R }[]> | undefined;
  return {
    page: async () => {
      const { from, to } = request;
      page ??= context.read(question.rows, { from, to, limit: limitOf(request), at, ...filters });
      return toPage(
        request,
        await page,
        ({ node }) => node.sortKey,
        ({ node }, cursor) => ({ cursor, node: { ...node, moment } }),
      );
    },
    total: async () => {
      const [row] = await context.read(question.count, { ...rangeOfOrg(org.orgId), at, ...filters });
      return row?.total ?? 0;
    },
    status: () => dataStatusFor(context, org.orgId, question.needs, [], moment),
  };
}
