import type { CollectorName } from "../access/collector-names.ts";
import { missingScopes, type ReadScope, readScopes } from "../okta/oauth/scopes.ts";
import type { CollectorResult } from "./result.ts";

/** Which parts of a sync are not to be had without a scope. */
const collectorsOf: Record<ReadScope, readonly CollectorName[]> = {
  "okta.users.read": ["users", "factors"],
  "okta.groups.read": ["groups", "groupRules", "memberships"],
  "okta.apps.read": ["apps", "appUsers", "appGroups", "credentials"],
  "okta.userTypes.read": ["userTypes"],
  "okta.orgs.read": [],
  "okta.roles.read": ["roles", "resourceSets", "roleAssignments"],
  "okta.apiTokens.read": ["apiTokens"],
  "okta.logs.read": ["activity"],
};

const adminRole =
  "the Super Administrator role, or a custom role with View roles, resources, and admin assignments (okta.iam.read)";

/** Which administrator role lets a part be read, in the words of the Admin Console. */
const roleFor: Partial<Record<CollectorName, string>> = {
  roles: adminRole,
  resourceSets: adminRole,
  roleAssignments: adminRole,
  apiTokens: "the Super Administrator role",
  factors: "a role that may view the enrolled factors of administrators, such as Super Administrator",
  credentials: "a role that may view applications, such as Read-only Administrator",
  activity: "a role that may view the System Log, such as Read-only Administrator",
};
const readOnly = "the Read-only Administrator role";

/** A line for each scope that a service app was not granted; none for an API token. */
export function describeMissingScopes(granted: readonly string[] | null): string[] {
  if (granted === null) return [];
  return missingScopes(granted).map((scope) => {
    const parts = collectorsOf[scope];
    const which = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
    return `scope ${scope}: not granted, so ${readScopes[scope]} cannot be read${which}`;
  });
}

/**
 * What a sign-in lacks for what a sync could read, a line each: of a service app the scopes, which it is told before anything
 * is asked; of roles what Okta's refusals have shown, because Okta has no call that says what a token may do.
 */
export function lackingOf(granted: readonly string[] | null, results: readonly CollectorResult[]): string[] {
  const scopes = granted === null ? [] : missingScopes(granted);
  const withoutScope = new Set(scopes.flatMap((scope) => collectorsOf[scope]));
  const roles = results
    .filter(({ name, status }) => status === "DENIED" && !withoutScope.has(name))
    .map(({ name }) => `${name}: needs ${roleFor[name] ?? readOnly}`);
  return [...describeMissingScopes(granted), ...roles];
}
