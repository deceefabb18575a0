import { needs, together } from "../../access/needs.ts";
import type { UserResolvers } from "../generated.ts";
import { toGlobalId } from "../global-id.ts";
import { adminRolesOfUser } from "../loaders/admin-roles.ts";
import { membershipsAsOf } from "../loaders/as-of/memberships.ts";
import { canReachAsOf } from "../loaders/as-of/reach.ts";
import { couldReachOfUser } from "../loaders/could-reach-apps.ts";
import { apiTokensOf, factorsOf } from "../loaders/credentials.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { memberships } from "../loaders/memberships.ts";
import { powersOfUser } from "../loaders/powers.ts";
import { canReach } from "../loaders/reach.ts";
import { refuseInHistory } from "../moments.ts";
import { organizationOf } from "../organization-choice.ts";
import { selectedBeside } from "../selected-beside.ts";

export const User: UserResolvers = {
  id: (user) => toGlobalId("User", user.key),
  organization: (user, _, context) => organizationOf(context, user.orgId),
  login: (user) => user.login ?? user.oktaId,
  canReach: (user, args, context) =>
    user.moment ? canReachAsOf(context, user, user.moment, args) : canReach(context, user, args),
  memberships: (user, args, context) =>
    user.moment ? membershipsAsOf(context, user, user.moment, args) : memberships(context, user, args),
  adminRoles: (user, _, context) => {
    refuseInHistory(user, "adminRoles");
    return adminRolesOfUser(context, user);
  },
  powers: (user, args, context) => {
    refuseInHistory(user, "powers");
    return powersOfUser(context, user, args);
  },
  couldReach: (user, args, context) => {
    refuseInHistory(user, "couldReach");
    return couldReachOfUser(context, user, args);
  },
  factors: (user, _, context) => {
    refuseInHistory(user, "factors");
    return factorsOf(context, user);
  },
  apiTokens: (user, _, context) => {
    refuseInHistory(user, "apiTokens");
    return apiTokensOf(context, user);
  },
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
