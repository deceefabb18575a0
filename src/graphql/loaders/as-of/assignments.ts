import { needs } from "../../../access/needs.ts";
import * as asOf from "../../../graph/queries/as-of.ts";
import type { AppRow, GroupRow, Moment } from "../../../graph/queries/rows.ts";
import type { Context } from "../../context.ts";
import { pastFilters } from "../../filters/past-filters.ts";
import type { AppFilter, AppOrder, GroupFilter } from "../../generated.ts";
import { type PageArguments, requestPage, toPage } from "../../pages.ts";
import type { AppListSource, GroupAssignmentListSource } from "../../sources.ts";
import { dataStatusFor } from "../data-status.ts";
import { rowsOfPageBy } from "../rows-of-page.ts";
import { countFor } from "../totals.ts";
import { refuseDescending } from "./descending.ts";

/** The apps that were assigned to a group as of a moment. */
export function appsOfGroupAsOf(
  context: Context,
  group: GroupRow,
  moment: Moment,
  args: PageArguments & { filter?: AppFilter | null | undefined; orderBy?: AppOrder | null | undefined },
): AppListSource {
  refuseDescending(args.orderBy);
  const request = requestPage(args, { by: "app", descending: false }, group.orgId);
  const parameters = { appFilter: pastFilters.app(args.filter), at: moment.stamp };
  return {
    page: async () => {
      const row = await rowsOfPageBy(context, group, request, parameters, asOf.groupAppsAsOf);
      return toPage(
        request,
        row?.nodes ?? [],
        (app) => app.sortKey,
        (node, cursor) => ({ cursor, node: { ...node, moment } }),
      );
    },
    total: () => countFor(context, asOf.groupAppsCountAsOf, parameters, group.key),
    status: () => dataStatusFor(context, group.orgId, needs.groupApps(), [group]),
  };
}

/** The groups an app was assigned to as of a moment. */
export function groupsOfAppAsOf(
  context: Context,
  app: AppRow,
  moment: Moment,
  args: PageArguments & { filter?: GroupFilter | null | undefined },
): GroupAssignmentListSource {
  const request = requestPage(args, { by: "group", descending: false }, app.orgId);
  const parameters = { groupFilter: pastFilters.group(args.filter), at: moment.stamp };
  return {
    page: async () => {
      const row = await rowsOfPageBy(context, app, request, parameters, asOf.appGroupsAsOf);
      return toPage(
        request,
        row?.edges ?? [],
        ({ group }) => group.sortKey,
        ({ group, assignments }, cursor) => ({ cursor, node: { ...group, moment }, assignments }),
      );
    },
    total: () => countFor(context, asOf.appGroupsCountAsOf, parameters, app.key),
    status: () => dataStatusFor(context, app.orgId, needs.appGroups(app.oktaId), [app]),
  };
}
