import type { Filter } from "../../graph/queries/read.ts";
import { codedError } from "../errors.ts";
import type { AppFilter, GroupFilter, MembershipFilter, ReachFilter, UserFilter } from "../generated.ts";
import { appFilter, groupFilter, userFilter } from "./node-filters.ts";
import {
  type MembershipParameters,
  membershipParameters,
  type ReachParameters,
  reachParameters,
} from "./reach-filters.ts";

type Given<T> = T | null | undefined;

/** Dates that move on without leaving a trace in the history: of a past moment they are known only where they have not moved. */
const untold = new Set([
  "activated",
  "lastLogin",
  "passwordChanged",
  "statusChanged",
  "lastUpdated",
  "lastMembershipUpdated",
  "firstSeen",
]);

/** The filters of `node-filters.ts` for a past moment. */
export const pastFilters = {
  user: (filter: Given<UserFilter>) => told(userFilter(filter)),
  group: (filter: Given<GroupFilter>) => told(groupFilter(filter)),
  app: (filter: Given<AppFilter>) => told(appFilter(filter)),
};

export function pastReachParameters(filter: Given<ReachFilter>): ReachParameters {
  const parameters = reachParameters(filter);
  told(parameters.userFilter);
  told(parameters.appFilter);
  return parameters;
}

export function pastMembershipParameters(filter: Given<MembershipFilter>): MembershipParameters {
  const parameters = membershipParameters(filter);
  told(parameters.userFilter);
  told(parameters.groupFilter);
  return parameters;
}

/** @throws GraphQLError NOT_IN_HISTORY */
function told(filter: Filter): Filter {
  const field = filter.flat().find((condition) => untold.has(condition.field))?.field;
  if (field === undefined) return filter;
  throw codedError(
    "NOT_IN_HISTORY",
    `\`filter\`: what \`${field}\` was is not kept in the history. Ask without this condition, or without \`asOf\`.`,
  );
}
