import { needs } from "../../access/needs.ts";
import * as read from "../../graph/queries/read.ts";
import type { AppRow, GroupRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { appFilter, groupFilter } from "../filters/node-filters.ts";
import type { AppFilter, AppOrder, GroupFilter } from "../generated.ts";
import { type PageArguments, requestPage, toPage } from "../pages.ts";
import type { AppListSource, GroupAssignmentListSource } from "../sources.ts";
import { dataStatusFor } from "./data-status.ts";
import { rowsOfPageBy } from "./rows-of-page.ts";
import { countFor } from "./totals.ts";

/** The apps assigned to a group. */
export function appsOfGroup(
  context: Context,
  group: GroupRow,
  args: PageArguments & {
    filter?: AppFilter | null | undefined;
    orderBy?: AppOrder | null | undefined;
  },
): AppListSource {
  const descending = args.orderBy?.direction === "DESC";
  const request = requestPage(args, { by: "app", descending }, group.orgId);
  const parameters = { appFilter: appFilter(args.filter) };
  const query = descending ? read.groupAppsPageDescending : read.groupAppsPage;
  return {
    page: async () => {
      const row = await rowsOfPageBy(context, group, request, parameters, query);
      return toPage(
        request,
        row?.nodes ?? [],
        (app) => app.sortKey,
        (node, cursor) => ({ cursor, node }),
      );
    },
    total: () => countFor(context, read.groupAppsCount, parameters, group.key),
    status: () => dataStatusFor(context, group.orgId, needs.groupApps(), [group]),
  };
}

/** The groups an app is assigned to. */
export function groupsOfApp(
  context: Context,
  app: AppRow,
  args: PageArguments & { filter?: GroupFilter | null | undefined },
): GroupAssignmentListSource {
  const request = requestPage(args, { by: "group", descending: false }, app.orgId);
  const parameters = { groupFilter: groupFilter(args.filter) };
  return {
    page: async () => {
      const row = await rowsOfPageBy(context, app, request, parameters, read.appGroups);
      return toPage(
        request,
        row?.edges ?? [],
        ({ group }) => group.sortKey,
        ({ group, assignments }, cursor) => ({ cursor, node: group, assignments }),
      );
    },
    total: () => countFor(context, read.appGroupsCount, parameters, app.key),
    status: () => dataStatusFor(context, app.orgId, needs.appGroups(app.oktaId), [app]),
  };
}
