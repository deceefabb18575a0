import type { MembershipEdgeResolvers } from "../generated.ts";
import { rulesByIdAsOf } from "../loaders/as-of/nodes.ts";
import { rulesById } from "../loaders/by-key.ts";
import { membershipReason } from "./reach.ts";

export const MembershipEdge: MembershipEdgeResolvers = {
  reason: (edge) => membershipReason(edge.reason),
  rules: (edge, _, context) => (edge.group.moment ? rulesByIdAsOf : rulesById)(context, edge.group.orgId, edge.ruleIds),
};
