import { needs } from "../../access/needs.ts";
import * as read from "../../graph/queries/read.ts";
import type { GroupRow, UserRow } from "../../graph/queries/rows.ts";
import type { Context } from "../context.ts";
import { everything } from "../filters/normal-form.ts";
import { membershipParameters } from "../filters/reach-filters.ts";
import type { MembershipFilter } from "../generated.ts";
import { type PageArguments, requestPage, toPage } from "../pages.ts";
import { type MembershipListSource, typed } from "../sources.ts";
import { dataStatusFor } from "./data-status.ts";
import { readFromCheaperSide } from "./driver-choice.ts";
import { rowsOfPage, rowsOfPageBy } from "./rows-of-page.ts";
import { countFor } from "./totals.ts";

interface MembershipArguments extends PageArguments {
  filter?: MembershipFilter | null | undefined;
}

/** The members of a group. */
export function members(context: Context, group: GroupRow, args: MembershipArguments): MembershipListSource {
  const request = requestPage(args, { by: "user", descending: false }, group.orgId);
  const parameters = membershipParameters(args.filter);
  const isSelective = parameters.reasons !== null || parameters.userFilter !== everything;
  const statements = {
    estimates: read.memberEstimates,
    parent: read.membersByGroup,
    index: read.membersByUserIndex,
  };
  return {
    page: async () => {
      const row = await rowsOfPage(
        context,
        group,
        request,
        parameters,
        (all) => readFromCheaperSide(context, all, statements, isSelective),
        "members",
      );
      return toPage(
        request,
        row?.edges ?? [],
        ({ user }) => user.sortKey,
        (edge, cursor) => ({ ...edge, cursor, group, node: typed("User", edge.user) }),
      );
    },
    total: () => countFor(context, read.membersCount, parameters, group.key),
    status: () => dataStatusFor(context, group.orgId, needs.members(group.oktaId), [group]),
  };
}

/** The groups a user is a member of. */
export function memberships(context: Context, user: UserRow, args: MembershipArguments): MembershipListSource {
  const request = requestPage(args, { by: "group", descending: false }, user.orgId);
  const parameters = membershipParameters(args.filter);
  return {
    page: async () => {
      const row = await rowsOfPageBy(context, user, request, parameters, read.memberships);
      return toPage(
        request,
        row?.edges ?? [],
        ({ group }) => group.sortKey,
        (edge, cursor) => ({ ...edge, cursor, user, node: typed("Group", edge.group) }),
      );
    },
    total: () => countFor(context, read.membershipsCount, parameters, user.key),
    status: () => dataStatusFor(context, user.orgId, needs.memberships(), [user]),
  };
}
