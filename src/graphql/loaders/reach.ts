import { needs } from "../../access/needs.ts";
import { assignedGroupIdsAsOf } from "../../graph/queries/as-of.ts";
import type { Filter } from "../../graph/queries/read.ts";
import * as read from "../../graph/queries/read.ts";
import type { AppRow, UserRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import type { Order } from "../cursors.ts";
import { type ReachParameters, reachParameters } from "../filters/reach-filters.ts";
import type { ReachFilter, ReachOrder } from "../generated.ts";
import { type PageArguments, requestPage, toPage } from "../pages.ts";
import { type ReachListSource, typed } from "../sources.ts";
import { dataStatusFor } from "./data-status.ts";
import { readFromCheaperSide } from "./driver-choice.ts";
import { rowsOfPage, rowsOfPageBy } from "./rows-of-page.ts";
import { countFor } from "./totals.ts";

interface ReachArguments extends PageArguments {
  filter?: ReachFilter | null | undefined;
}

/** Everyone who can reach an app. */
export function whoCanReach(
  context: Context,
  app: AppRow,
  args: ReachArguments & { orderBy?: ReachOrder | null | undefined },
): ReachListSource {
  const order: Order = { by: "user", descending: args.orderBy?.direction === "DESC" };
  const request = requestPage(args, order, app.orgId);
  const parameters = reachParameters(args.filter);
  const statements = order.descending
    ? { parent: read.whoCanReachByAppDescending, index: read.whoCanReachByUserIndexDescending }
    : { parent: read.whoCanReachByApp, index: read.whoCanReachByUserIndex };
  return {
    page: async () => {
      const row = await rowsOfPage(
        context,
        app,
        request,
        parameters,
        (all) =>
          readFromCheaperSide(context, all, { estimates: read.reachEstimates, ...statements }, isSelective(parameters)),
        "who can reach",
      );
      return toPage(
        request,
        row?.edges ?? [],
        ({ user }) => user.sortKey,
        ({ user, account }, cursor) => ({ cursor, node: typed("User", user), user, app, account }),
      );
    },
    total: () => countFor(context, read.whoCanReachCount, parameters, app.key),
    status: () => statusOfReach(context, app),
  };
}

/** Everything a user can reach. */
export function canReach(context: Context, user: UserRow, args: ReachArguments): ReachListSource {
  const request = requestPage(args, { by: "app", descending: false }, user.orgId);
  const parameters = reachParameters(args.filter);
  return {
    page: async () => {
      const row = await rowsOfPageBy(context, user, request, parameters, read.canReach);
      return toPage(
        request,
        row?.edges ?? [],
        ({ app }) => app.sortKey,
        ({ app, account }, cursor) => ({ cursor, node: typed("App", app), user, app, account }),
      );
    },
    total: () => countFor(context, read.canReachCount, parameters, user.key),
    status: () => dataStatusFor(context, user.orgId, needs.canReach(), [user]),
  };
}

/** What an answer about who reaches an app rests on, be it all users or one. */
export async function statusOfReach(context: Context, app: AppRow, user?: UserRow) {
  const { moment } = app;
  const groups = context.batch(`${read.assignedGroupIds.name} ${moment?.key ?? ""}`, async (keys) => {
    const rows = moment
      ? await context.read(assignedGroupIdsAsOf, { keys: [...keys], at: moment.stamp })
      : await context.read(read.assignedGroupIds, { keys: [...keys] });
    return new Map(rows.map((row) => [row.key, row.groupIds]));
  });
  const groupIds = (await groups.load(app.key)) ?? [];
  return await dataStatusFor(context, app.orgId, needs.whoCanReach(app.oktaId, groupIds), user ? [app, user] : [app]);
}

/** Whether a filter may drop most of those who reach an app: all do that are not known to keep the bulk. */
export function isSelective({ userFilter, usabilities, pathKinds }: ReachParameters): boolean {
  return pathKinds !== null || (usabilities !== null && !usabilities.includes("USABLE")) || !keepsMost(userFilter);
}

function keepsMost(filter: Filter): boolean {
  return filter.some((alternative) =>
    alternative.every(
      ({ field, op, values, negated }) => negated || (field === "status" && op === "IN" && values.includes("ACTIVE")),
    ),
  );
}
