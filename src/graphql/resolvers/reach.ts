import { usabilityOf } from "../../access/usability.ts";
import type { AppRow } from "../../graph/queries/rows.ts";
import type { AccessPathResolvers, MembershipReason, ReachEdgeResolvers } from "../generated.ts";
import { nodesByKeyAsOf, rulesByIdAsOf } from "../loaders/as-of/nodes.ts";
import { nodesByKey, rulesById } from "../loaders/by-key.ts";
import { lastUse } from "../loaders/last-use.ts";
import { type Explanation, explain } from "../loaders/paths.ts";
import { pageSize } from "../pages.ts";
import type { PathSource, ReachSource } from "../sources.ts";

// All paths of a pair are read at once, so many can be shown; few pairs have more than a handful.
const pathsShown = 100;
const mostPaths = 1_000;

export const ReachEdge: ReachEdgeResolvers = {
  usability: (edge) => usability(edge).usability,
  reasons: (edge) => usability(edge).reasons,
  lastUse: (edge, _, context) => lastUse(context, edge),
  pathCount: async (edge, _, context) => (await explain(context, edge)).paths.length,
  paths: async (edge, { first }, context) => somePaths(await explain(context, edge), edge.app, first),
};

export const AccessPath: AccessPathResolvers = {
  kind: ({ path }) => path.kind,
  group: async ({ orgId, moment, path }, _, context) => {
    if (path.via !== null || path.grantingGroupId === null) return path.via?.group ?? null;
    const groups = moment ? nodesByKeyAsOf.group(context, moment) : nodesByKey.group(context);
    return (await groups.load(`${orgId}/${path.grantingGroupId}`)) ?? null;
  },
  membership: ({ path }) => (path.via === null ? null : membershipReason(path.via.reason)),
  rules: async ({ orgId, moment, path }, _, context) =>
    path.via === null ? null : await (moment ? rulesByIdAsOf : rulesById)(context, orgId, path.via.ruleIds),
  since: ({ path }) => path.since,
  memberSince: ({ path }) => path.via?.memberSince ?? null,
  assignedSince: ({ path }) =>
    path.via === null ? (path.kind === "DIRECT" ? path.since : null) : path.via.assignedSince,
  memberAddedBy: ({ path }) => path.via?.memberAddedBy ?? null,
  assignedAddedBy: ({ path }) =>
    path.via === null ? (path.kind === "DIRECT" ? (path.hops[0]?.addedBy ?? null) : null) : path.via.assignedAddedBy,
  priority: ({ path }) => path.via?.priority ?? null,
};

export function somePaths(
  explanation: Explanation,
  { orgId, moment }: Pick<AppRow, "orgId" | "moment">,
  first: number | null | undefined,
): PathSource[] {
  return explanation.paths.slice(0, pageSize(first, pathsShown, mostPaths)).map((path) => ({ orgId, moment, path }));
}

const reasons: readonly string[] = ["RULE", "DIRECT", "IMPORT", "BUILT_IN"] satisfies MembershipReason[];

export function membershipReason(reason: string | null): MembershipReason {
  return reason !== null && reasons.includes(reason) ? (reason as MembershipReason) : "UNKNOWN";
}

function usability({ user, app, account }: ReachSource) {
  return usabilityOf({ userStatus: user.status, appStatus: app.status, account });
}
