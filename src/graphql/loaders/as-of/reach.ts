import { needs } from "../../../access/needs.ts";
import * as asOf from "../../../graph/queries/as-of.ts";
import type { AppRow, Moment, UserRow } from "../../../graph/queries/rows.ts";
import type { Context } from "../../context.ts";
import { pastReachParameters } from "../../filters/past-filters.ts";
import type { ReachFilter, ReachOrder } from "../../generated.ts";
import { type PageArguments, requestPage, toPage } from "../../pages.ts";
import { type ReachListSource, typed } from "../../sources.ts";
import { dataStatusFor } from "../data-status.ts";
import { readFromCheaperSide } from "../driver-choice.ts";
import { isSelective, statusOfReach } from "../reach.ts";
import { rowsOfPage, rowsOfPageBy } from "../rows-of-page.ts";
import { countFor } from "../totals.ts";
import { refuseDescending } from "./descending.ts";

interface ReachArguments extends PageArguments {
  filter?: ReachFilter | null | undefined;
  orderBy?: ReachOrder | null | undefined;
}

/** Everyone who could reach an app as of a moment. */
export function whoCanReachAsOf(context: Context, app: AppRow, moment: Moment, args: ReachArguments): ReachListSource {
  refuseDescending(args.orderBy);
  const request = requestPage(args, { by: "user", descending: false }, app.orgId);
  const parameters = { ...pastReachParameters(args.filter), at: moment.stamp };
  const statements = {
    estimates: asOf.reachEstimatesAsOf,
    parent: asOf.whoCanReachByAppAsOf,
    index: asOf.whoCanReachByUserIndexAsOf,
  };
  return {
    page: async () => {
      const row = await rowsOfPage(
        context,
        app,
        request,
        parameters,
        (all) => readFromCheaperSide(context, all, statements, isSelective(parameters)),
        "who can reach as of",
      );
      return toPage(
        request,
        row?.edges ?? [],
        ({ user }) => user.sortKey,
        ({ account, ...edge }, cursor) => {
          const user = { ...edge.user, moment };
          return { cursor, node: typed("User", user), user, app, account };
        },
      );
    },
    total: () => countFor(context, asOf.whoCanReachCountAsOf, parameters, app.key),
    status: () => statusOfReach(context, app),
  };
}

/** Everything a user could reach as of a moment. */
export function canReachAsOf(context: Context, user: UserRow, moment: Moment, args: ReachArguments): ReachListSource {
  const request = requestPage(args, { by: "app", descending: false }, user.orgId);
  const parameters = { ...pastReachParameters(args.filter), at: moment.stamp };
  return {
    page: async () => {
      const row = await rowsOfPageBy(context, user, request, parameters, asOf.canReachAsOf);
      return toPage(
        request,
        row?.edges ?? [],
        ({ app }) => app.sortKey,
        ({ account, ...edge }, cursor) => {
          const app = { ...edge.app, moment };
          return { cursor, node: typed("App", app), user, app, account };
        },
      );
    },
    total: () => countFor(context, asOf.canReachCountAsOf, parameters, user.key),
    status: () => dataStatusFor(context, user.orgId, needs.canReach(), [user]),
  };
}
