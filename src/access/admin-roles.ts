/** What a role can be narrowed to. ORGANIZATION: it cannot be narrowed. RESOURCE_SET: it always needs a set. UNKNOWN: not known. */
export type RoleScope = "ORGANIZATION" | "GROUPS" | "APPS" | "RESOURCE_SET" | "UNKNOWN";

/**
 * Okta's standard roles, by type, also two that it no longer documents. Names mislead: USER_ADMIN is the Group Administrator.
 * Source: Okta's role assignment concept; targets are for these four roles only.
 */
const scopes: Readonly<Record<string, RoleScope>> = {
  SUPER_ADMIN: "ORGANIZATION",
  ORG_ADMIN: "ORGANIZATION",
  READ_ONLY_ADMIN: "ORGANIZATION",
  REPORT_ADMIN: "ORGANIZATION",
  API_ACCESS_MANAGEMENT_ADMIN: "ORGANIZATION",
  MOBILE_ADMIN: "ORGANIZATION",
  API_ADMIN: "ORGANIZATION",
  USER_ADMIN: "GROUPS",
  HELP_DESK_ADMIN: "GROUPS",
  GROUP_MEMBERSHIP_ADMIN: "GROUPS",
  APP_ADMIN: "APPS",
  ACCESS_CERTIFICATIONS_ADMIN: "RESOURCE_SET",
  ACCESS_REQUESTS_ADMIN: "RESOURCE_SET",
  WORKFLOWS_ADMIN: "RESOURCE_SET",
  CUSTOM: "RESOURCE_SET",
};

/** @param type as Okta writes it; of a role that is not known here nothing may be concluded, least of all "the whole org" */
export function roleScope(type: string): RoleScope {
  return Object.hasOwn(scopes, type) ? (scopes[type] as RoleScope) : "UNKNOWN";
}

/** A role that an administrator of the org has put together, as opposed to one of Okta's own. */
export function roleKind(type: string): "STANDARD" | "CUSTOM" {
  return type === "CUSTOM" ? "CUSTOM" : "STANDARD";
}
