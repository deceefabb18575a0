/** What each scope opens, in the words of the role report. Without okta.orgs.read the org is named by its address. */
export const readScopes = {
  "okta.users.read": "people and their factors",
  "okta.groups.read": "groups, their members and group rules",
  "okta.apps.read": "applications, their assignments and keys",
  "okta.userTypes.read": "user types",
  "okta.orgs.read": "the org's name",
  "okta.roles.read": "administrators and their roles",
  "okta.apiTokens.read": "API tokens",
  "okta.logs.read": "the System Log",
} as const;

export type ReadScope = keyof typeof readScopes;

export const allReadScopes = Object.keys(readScopes) as ReadScope[];

const byPath: readonly (readonly [path: RegExp, scope: ReadScope])[] = [
  [/^\/api\/v1\/(users|groups)\/[^/]+\/roles(\/|$)|^\/oauth2\/v1\/clients\/|^\/api\/v1\/iam\//, "okta.roles.read"],
  [/^\/api\/v1\/users(\/|$)/, "okta.users.read"],
  [/^\/api\/v1\/groups(\/|$)/, "okta.groups.read"],
  [/^\/api\/v1\/apps(\/|$)/, "okta.apps.read"],
  [/^\/api\/v1\/meta\/types\/user$/, "okta.userTypes.read"],
  [/^\/api\/v1\/org$/, "okta.orgs.read"],
  [/^\/api\/v1\/api-tokens(\/|$)/, "okta.apiTokens.read"],
  [/^\/api\/v1\/logs$/, "okta.logs.read"],
];

export function scopeOf(path: string): ReadScope | null {
  return byPath.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

/** The scopes a sync can use that a token does not have. A scope to manage opens reading too. */
export function missingScopes(granted: readonly string[]): ReadScope[] {
  const has = new Set(granted);
  return allReadScopes.filter((scope) => !has.has(scope) && !has.has(scope.replace(/\.read$/, ".manage")));
}
