import { scopesOfAssignments } from "../../graph/queries/admin.ts";
import type { Context } from "../context.ts";
import type { AdminRoleResolvers, AdminScopeResolvers } from "../generated.ts";
import { rowOf } from "../loaders/rows-of-parents.ts";
import { type AdminRoleSource, typed } from "../sources.ts";
import { membershipReason } from "./reach.ts";

export const AdminRole: AdminRoleResolvers = {
  oktaId: ({ assignment }) => assignment.oktaId,
  assignee: ({ holder, through }) => (through === null ? holder : typed("Group", through)),
  membership: ({ through, reason }) => (through === null ? null : membershipReason(reason)),
  scope: (adminRole) => adminRole,
  status: ({ assignment }) => assignment.status,
  expires: ({ assignment }) => assignment.expires,
  created: ({ assignment }) => assignment.created,
  lastUpdated: ({ assignment }) => assignment.lastUpdated,
};

export const AdminScope: AdminScopeResolvers = {
  // An assignment that went away while the operation ran is limited to nothing known.
  kind: async (adminRole, _, context) => (await scopeOf(context, adminRole))?.kind ?? "UNKNOWN",
  groups: async (adminRole, _, context) => (await scopeOf(context, adminRole))?.groups ?? [],
  groupCount: async (adminRole, _, context) => (await scopeOf(context, adminRole))?.groupCount ?? 0,
  apps: async (adminRole, _, context) => (await scopeOf(context, adminRole))?.apps ?? [],
  appCount: async (adminRole, _, context) => (await scopeOf(context, adminRole))?.appCount ?? 0,
  appNames: ({ assignment }) => assignment.appNames,
  resourceSet: async (adminRole, _, context) => (await scopeOf(context, adminRole))?.resourceSet ?? null,
  unresolved: ({ assignment }) => assignment.unresolvedTargets,
};

function scopeOf(context: Context, { assignment }: AdminRoleSource) {
  return rowOf(context, scopesOfAssignments, assignment.key);
}
