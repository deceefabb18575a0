import { z } from "zod";
import { type Query, query } from "../query.ts";
import * as read from "./read.ts";

/** The questions of `read.ts` as of the end of a sync: of what had begun by its stamp `at`, and had not ended. */

const at = z.string();

function asOf<P extends object, R>(now: Query<P, R>, name = now.name): Query<P & { at: string }, R> {
  const params = (now.params as unknown as z.ZodObject).extend({ at }) as unknown as z.ZodType<P & { at: string }>;
  return query(`${name}-as-of`, { params, row: now.row });
}

export const usersByKeyAsOf = asOf(read.usersByKey);
export const groupsByKeyAsOf = asOf(read.groupsByKey);
export const appsByKeyAsOf = asOf(read.appsByKey);
/** What is told of a rule is as of now, or as of when it was removed. */
export const groupRulesByKeyAsOf = query("read/group-rules-by-key-as-of", {
  params: read.groupRulesByKey.params,
  row: read.groupRulesByKey.row,
});
export const usersByNameAsOf = asOf(read.usersByName);
export const groupsByNameAsOf = asOf(read.groupsByName);
export const appsByNameAsOf = asOf(read.appsByName);
export const usersPageAsOf = asOf(read.usersPage);
export const groupsPageAsOf = asOf(read.groupsPage);
export const appsPageAsOf = asOf(read.appsPage);
export const usersCountAsOf = asOf(read.usersCount);
export const groupsCountAsOf = asOf(read.groupsCount);
export const appsCountAsOf = asOf(read.appsCount);

export const whoCanReachByAppAsOf = asOf(read.whoCanReachByApp);
export const whoCanReachByUserIndexAsOf = asOf(read.whoCanReachByUserIndex);
export const whoCanReachCountAsOf = asOf(read.whoCanReachCount);
export const reachEstimatesAsOf = query("read/reach-estimates-as-of", {
  params: read.reachEstimates.params,
  row: read.reachEstimates.row,
});
export const memberEstimatesAsOf = query("read/member-estimates-as-of", {
  params: read.memberEstimates.params,
  row: read.memberEstimates.row,
});
export const canReachAsOf = asOf(read.canReach);
export const canReachCountAsOf = asOf(read.canReachCount);
export const reachFactsAsOf = asOf(read.reachFacts);
export const assignedGroupIdsAsOf = asOf(read.assignedGroupIds);

export const membersByGroupAsOf = asOf(read.membersByGroup);
export const membersByUserIndexAsOf = asOf(read.membersByUserIndex);
export const membersCountAsOf = asOf(read.membersCount);
export const membershipsAsOf = asOf(read.memberships);
export const membershipsCountAsOf = asOf(read.membershipsCount);

export const groupAppsAsOf = asOf(read.groupAppsPage);
export const groupAppsCountAsOf = asOf(read.groupAppsCount);
export const appGroupsAsOf = asOf(read.appGroups);
export const appGroupsCountAsOf = asOf(read.appGroupsCount);

const states = read.collectorStates.row;
export const collectorStatesAsOf = query("read/collector-states-as-of", {
  params: z.object({ orgId: z.string(), collectors: z.array(z.string()), number: z.bigint() }),
  row: states,
});
export const gapsOfOrganizationAsOf = query("read/gaps-of-organization-as-of", {
  params: z.object({ orgId: z.string(), at }),
  row: read.gapsOfOrganizations.row,
});
export const gapsOfScopesAsOf = asOf(read.gapsOfScopes);
