import type { CollectorName } from "../access/collector-names.ts";
import { missingScopes, type ReadScope, readScopes } from "../okta/oauth/scopes.ts";

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

/** A line for each scope that a service app was not granted; none for an API token. */
export function describeMissingScopes(granted: readonly string[] | null): string[] {
  if (granted === null) return [];
  return missingScopes(granted).map((scope) => {
    const parts = collectorsOf[scope];
    const which = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
    return `scope ${scope}: not granted, so ${readScopes[scope]} cannot be read${which}`;
  });
}
