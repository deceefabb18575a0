/** Standard role types as the Admin Console names them. Their names mislead: USER_ADMIN is the Group Administrator. */
export const roleLabels: Readonly<Record<string, string>> = {
  SUPER_ADMIN: "Super Administrator",
  ORG_ADMIN: "Organization Administrator",
  APP_ADMIN: "Application Administrator",
  USER_ADMIN: "Group Administrator",
  GROUP_MEMBERSHIP_ADMIN: "Group Membership Administrator",
  HELP_DESK_ADMIN: "Help Desk Administrator",
  READ_ONLY_ADMIN: "Read-Only Administrator",
  REPORT_ADMIN: "Report Administrator",
  API_ACCESS_MANAGEMENT_ADMIN: "API Access Management Administrator",
  MOBILE_ADMIN: "Mobile Administrator",
  ACCESS_CERTIFICATIONS_ADMIN: "Access Certifications Administrator",
  ACCESS_REQUESTS_ADMIN: "Access Requests Administrator",
  WORKFLOWS_ADMIN: "Workflows Administrator",
};

export const groupTargeted: ReadonlySet<string> = new Set(["USER_ADMIN", "HELP_DESK_ADMIN", "GROUP_MEMBERSHIP_ADMIN"]);
export const appTargeted: ReadonlySet<string> = new Set(["APP_ADMIN"]);

/** Standard roles that Okta itself built as custom ones, each over a resource set that no list has. */
export const iamPolicies: Readonly<Record<string, string>> = {
  ACCESS_CERTIFICATIONS_ADMIN: "ACCESS_CERTIFICATIONS_IAM_POLICY",
  ACCESS_REQUESTS_ADMIN: "ACCESS_REQUESTS_IAM_POLICY",
  WORKFLOWS_ADMIN: "WORKFLOWS_IAM_POLICY",
};
