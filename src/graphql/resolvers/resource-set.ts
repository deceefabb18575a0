import { needs } from "../../access/needs.ts";
import type { ResourceEdgeResolvers, ResourceKind, ResourceSetResolvers } from "../generated.ts";
import { toGlobalId } from "../global-id.ts";
import { assignmentsOfResourceSet } from "../loaders/admin-roles.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { resourcesOf } from "../loaders/resources.ts";
import { organizationOf } from "../organization-choice.ts";

export const ResourceSet: ResourceSetResolvers = {
  id: (set) => toGlobalId("ResourceSet", set.key),
  organization: (set, _, context) => organizationOf(context, set.orgId),
  label: (set) => set.label ?? set.oktaId,
  resources: (set, args, context) => resourcesOf(context, set, args),
  assignments: (set, args, context) => assignmentsOfResourceSet(context, set, args),
  dataStatus: (set, _, context) => dataStatusFor(context, set.orgId, needs.resourceSet(set.oktaId)),
};

const kinds: readonly string[] = [
  "SELF",
  "MEMBERS",
  "ALL_USERS",
  "ALL_GROUPS",
  "ALL_APPS",
  "APPS_OF_TYPE",
] satisfies ResourceKind[];

export const ResourceEdge: ResourceEdgeResolvers = {
  kind: ({ kind }) => (kind !== null && kinds.includes(kind) ? (kind as ResourceKind) : "OTHER"),
};
