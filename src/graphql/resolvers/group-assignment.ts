import type { GroupAssignmentEdgeResolvers } from "../generated.ts";

export const GroupAssignmentEdge: GroupAssignmentEdgeResolvers = {
  group: (edge) => edge.node,
  priority: ({ assignments }) => assignments.find(({ kind }) => kind !== "IMPLICIT")?.priority ?? null,
  kinds: ({ assignments }) => assignments.map(({ kind }) => (kind === "IMPLICIT" ? "IMPLICIT" : "NORMAL")),
  since: ({ assignments }) => assignments.at(0)?.firstSeen ?? null,
};
