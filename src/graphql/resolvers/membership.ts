import type { MembershipEdgeResolvers } from "../generated.ts";
import { rulesById } from "../loaders/by-key.ts";
import { membershipReason } from "./reach.ts";

export const MembershipEdge: MembershipEdgeResolvers = {
  reason: (edge) => membershipReason(edge.reason),
  rules: (edge, _, context) => rulesById(context, edge.group.orgId, edge.ruleIds),
};
