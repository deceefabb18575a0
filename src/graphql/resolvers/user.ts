import { needs } from "../../access/needs.ts";
import type { UserResolvers } from "../generated.ts";
import { toGlobalId } from "../global-id.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { memberships } from "../loaders/memberships.ts";
import { canReach } from "../loaders/reach.ts";
import { organizationOf } from "../organization-choice.ts";

export const User: UserResolvers = {
  id: (user) => toGlobalId("User", user.key),
  organization: (user, _, context) => organizationOf(context, user.orgId),
  login: (user) => user.login ?? user.oktaId,
  canReach: (user, args, context) => canReach(context, user, args),
  memberships: (user, args, context) => memberships(context, user, args),
  dataStatus: (user, _, context) => dataStatusFor(context, user.orgId, needs.users()),
};
