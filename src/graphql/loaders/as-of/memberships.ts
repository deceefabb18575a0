import { needs } from "../../../access/needs.ts";
import * as asOf from "../../../graph/queries/as-of.ts";
import type { GroupRow, Moment, UserRow } from "../../../graph/queries/rows.ts";
import type { Context } from "../../context.ts";
import { everything } from "../../filters/normal-form.ts";
import { pastMembershipParameters } from "../../filters/past-filters.ts";
import type { MembershipFilter } from "../../generated.ts";
import { type PageArguments, requestPage, toPage } from "../../pages.ts";
import { type MembershipListSource, typed } from "../../sources.ts";
import { dataStatusFor } from "../data-status.ts";
import { readFromCheaperSide } from "../driver-choice.ts";
import { rowsOfPage, rowsOfPageBy } from "../rows-of-page.ts";
import { countFor } from "../totals.ts";

interface MembershipArguments extends PageArguments {
  filter?: MembershipFilter | null | undefined;
}

/** The members of a group as of a moment. */
export function membersAsOf(
  context: Context,
  group: GroupRow,
  moment: Moment,
  args: MembershipArguments,
): MembershipListSource {
  const request = requestPage(args, { by: "user", descending: false }, group.orgId);
  const parameters = { ...pastMembershipParameters(args.filter), at: moment.stamp };
  const isSelective = parameters.reasons !== null || parameters.userFilter !== everything;
  const statements = {
    estimates: asOf.memberEstimatesAsOf,
    parent: asOf.membersByGroupAsOf,
    index: asOf.membersByUserIndexAsOf,
  };
  return {
    page: async () => {
      const row = await rowsOfPage(
        context,
        group,
        request,
        parameters,
        (all) => readFromCheaperSide(context, all, statements, isSelective),
        "members as of",
      );
      return toPage(
        request,
        row?.edges ?? [],
        ({ user }) => user.sortKey,
        (edge, cursor) => {
          const user = { ...edge.user, moment };
          return { ...edge, user, cursor, group, node: typed("User", user) };
        },
      );
    },
    total: () => countFor(context, asOf.membersCountAsOf, parameters, group.key),
    status: () => dataStatusFor(context, group.orgId, needs.members(group.oktaId), [group]),
  };
}

/** The groups a user was a member of as of a moment. */
export function membershipsAsOf(
  context: Context,
  user: UserRow,
  moment: Moment,
  args: MembershipArguments,
): MembershipListSource {
  const request = requestPage(args, { by: "group", descending: false }, user.orgId);
  const parameters = { ...pastMembershipParameters(args.filter), at: moment.stamp };
  return {
    page: async () => {
      const row = await rowsOfPageBy(context, user, request, parameters, asOf.membershipsAsOf);
      return toPage(
        request,
        row?.edges ?? [],
        ({ group }) => group.sortKey,
        (edge, cursor) => {
          const group = { ...edge.group, moment };
          return { ...edge, group, cursor, user, node: typed("Group", group) };
        },
      );
    },
    total: () => countFor(context, asOf.membershipsCountAsOf, parameters, user.key),
    status: () => dataStatusFor(context, user.orgId, needs.memberships(), [user]),
  };
}
