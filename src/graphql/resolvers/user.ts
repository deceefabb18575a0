import { needs, together } from "../../access/needs.ts";
import type { UserResolvers } from "../generated.ts";
import { toGlobalId } from "../global-id.ts";
import { adminRolesOfUser } from "../loaders/admin-roles.ts";
import { couldReachOfUser } from "../loaders/could-reach-apps.ts";
import { apiTokensOf, factorsOf } from "../loaders/credentials.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { memberships } from "../loaders/memberships.ts";
import { powersOfUser } from "../loaders/powers.ts";
import { canReach } from "../loaders/reach.ts";
import { organizationOf } from "../organization-choice.ts";
import { selectedBeside } from "../selected-beside.ts";

export const User: UserResolvers = {
  id: (user) => toGlobalId("User", user.key),
  organization: (user, _, context) => organizationOf(context, user.orgId),
  login: (user) => user.login ?? user.oktaId,
  canReach: (user, args, context) => canReach(context, user, args),
  memberships: (user, args, context) => memberships(context, user, args),
  adminRoles: (user, _, context) => adminRolesOfUser(context, user),
  powers: (user, args, context) => powersOfUser(context, user, args),
  couldReach: (user, args, context) => couldReachOfUser(context, user, args),
  factors: (user, _, context) => factorsOf(context, user),
  apiTokens: (user, _, context) => apiTokensOf(context, user),
  dataStatus: (user, _, context, info) => {
    const beside = selectedBeside(context, info);
    const rests = together(
      needs.users(),
      beside.has("adminRoles") ? needs.userRoles() : [],
      beside.has("factors") ? needs.factors(user.oktaId) : [],
      beside.has("apiTokens") ? needs.apiTokens() : [],
    );
    return dataStatusFor(context, user.orgId, rests, [user]);
  },
};
