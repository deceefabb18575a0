/**
 * The rate limits of Okta count by address, the most specific rule first. Only the grouping is written here; how much
 * each bucket grants is learned from the headers of its answers, for it differs by org, by token and over time.
 */
const rules: readonly (readonly [pattern: RegExp, bucket: string])[] = [
  [/^\/api\/v1\/apps\/[^/]+$/, "/api/v1/apps/{id}"],
  [/^\/api\/v1\/apps(\/|$)/, "/api/v1/apps"],
  // Not an object called "rules": Okta counts the list of rules with the groups.
  [/^\/api\/v1\/groups\/rules$/, "/api/v1/groups"],
  [/^\/api\/v1\/groups\/[^/]+$/, "/api/v1/groups/{id}"],
  [/^\/api\/v1\/groups(\/|$)/, "/api/v1/groups"],
  [/^\/api\/v1\/users$/, "/api/v1/users"],
  [/^\/api\/v1\/users\/[^/]+$/, "/api/v1/users/{id}"],
  [/^\/api\/v1\/logs$/, "/api/v1/logs"],
  [/^\/oauth2\/v1\/clients(\/|$)/, "/oauth2/v1/clients"],
  [/^\/oauth2\/v1\//, "/oauth2/v1"],
];

export function rateBucket(path: string): string {
  return rules.find(([pattern]) => pattern.test(path))?.[1] ?? "/api/v1";
}
