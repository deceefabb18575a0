import { needs } from "../../access/needs.ts";
import type { RoleResolvers } from "../generated.ts";
import { toGlobalId } from "../global-id.ts";
import { assignmentsOfRole } from "../loaders/admin-roles.ts";
import { dataStatusFor } from "../loaders/data-status.ts";
import { organizationOf } from "../organization-choice.ts";

export const Role: RoleResolvers = {
  id: (role) => toGlobalId("Role", role.key),
  organization: (role, _, context) => organizationOf(context, role.orgId),
  label: (role) => role.label ?? role.oktaId,
  kind: (role) => (role.kind === "CUSTOM" ? "CUSTOM" : "STANDARD"),
  permissions: ({ permissions, limitedPermissions, conditions }) =>
    permissions?.map((label) => ({ label, conditions: conditions[limitedPermissions.indexOf(label)] ?? null })) ?? null,
  assignments: (role, args, context) => assignmentsOfRole(context, role, args),
  dataStatus: (role, _, context) => dataStatusFor(context, role.orgId, needs.role(role.oktaId, role.kind)),
};
