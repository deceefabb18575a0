import { getApp, getAppGroup, getAppUser, listAppGroups, listApps, listAppUsers } from "../endpoints/apps.ts";
import {
  getApiToken,
  getAppKey,
  getFactor,
  listApiTokens,
  listAppKeys,
  listFactors,
} from "../endpoints/credentials.ts";
import { getGroup, getRule, listGroupApps, listGroups, listMembers, listRules } from "../endpoints/groups.ts";
import {
  getCustomRole,
  getPermission,
  getResource,
  getResourceSet,
  listBindingMembers,
  listBindings,
  listCustomRoles,
  listPermissions,
  listResourceSets,
  listResources,
} from "../endpoints/iam.ts";
import { listLogs } from "../endpoints/logs.ts";
import { getOrg, getWellKnown, listUserTypes } from "../endpoints/org.ts";
import { getRole, listAdministrators, listAppTargets, listGroupTargets, listRoles } from "../endpoints/roles.ts";
import { getUser, listUserGroups, listUsers } from "../endpoints/users.ts";
import type { HolderKind } from "../org/holders.ts";
import type { Answer, Call } from "./answer.ts";
import type { TokenRole } from "./tokens.ts";

/** Who may call: anyone, any token, those who administer something, or those who see all of it, administrators included. */
type Access = "anyone" | "token" | "admin" | "superAdmin";

interface Route {
  path: string;
  access: Access;
  /** What a service app must have been granted besides; null where its role alone decides. */
  scope: string | null;
  answer(call: Call): Answer;
}

/** `*` stands for one open part. The first route that fits is taken. */
const routes: readonly Route[] = [
  { path: "/.well-known/okta-organization", access: "anyone", scope: null, answer: getWellKnown },
  { path: "/api/v1/org", access: "admin", scope: "okta.orgs.read", answer: getOrg },
  { path: "/api/v1/meta/types/user", access: "admin", scope: "okta.userTypes.read", answer: listUserTypes },
  { path: "/api/v1/users", access: "token", scope: "okta.users.read", answer: listUsers },
  {
    path: "/api/v1/users/me",
    access: "token",
    scope: "okta.users.read",
    answer: (call) => getUser({ ...call, params: ["me"] }),
  },
  { path: "/api/v1/users/*", access: "admin", scope: "okta.users.read", answer: getUser },
  { path: "/api/v1/users/*/groups", access: "admin", scope: "okta.users.read", answer: listUserGroups },
  { path: "/api/v1/users/*/factors", access: "admin", scope: "okta.users.read", answer: listFactors },
  { path: "/api/v1/users/*/factors/*", access: "admin", scope: "okta.users.read", answer: getFactor },
  { path: "/api/v1/groups", access: "admin", scope: "okta.groups.read", answer: listGroups },
  { path: "/api/v1/groups/rules", access: "admin", scope: "okta.groups.read", answer: listRules },
  { path: "/api/v1/groups/rules/*", access: "admin", scope: "okta.groups.read", answer: getRule },
  { path: "/api/v1/groups/*", access: "admin", scope: "okta.groups.read", answer: getGroup },
  { path: "/api/v1/groups/*/users", access: "admin", scope: "okta.groups.read", answer: listMembers },
  { path: "/api/v1/groups/*/apps", access: "admin", scope: "okta.groups.read", answer: listGroupApps },
  { path: "/api/v1/apps", access: "admin", scope: "okta.apps.read", answer: listApps },
  { path: "/api/v1/apps/*", access: "admin", scope: "okta.apps.read", answer: getApp },
  { path: "/api/v1/apps/*/users", access: "admin", scope: "okta.apps.read", answer: listAppUsers },
  { path: "/api/v1/apps/*/users/*", access: "admin", scope: "okta.apps.read", answer: getAppUser },
  { path: "/api/v1/apps/*/groups", access: "admin", scope: "okta.apps.read", answer: listAppGroups },
  { path: "/api/v1/apps/*/groups/*", access: "admin", scope: "okta.apps.read", answer: getAppGroup },
  { path: "/api/v1/apps/*/credentials/jwks", access: "admin", scope: "okta.apps.read", answer: listAppKeys },
  { path: "/api/v1/apps/*/credentials/jwks/*", access: "admin", scope: "okta.apps.read", answer: getAppKey },
  ...rolesOf("users", "/api/v1/users/*"),
  ...rolesOf("groups", "/api/v1/groups/*"),
  ...rolesOf("clients", "/oauth2/v1/clients/*"),
  { path: "/api/v1/iam/assignees/users", access: "superAdmin", scope: "okta.roles.read", answer: listAdministrators },
  { path: "/api/v1/iam/roles", access: "superAdmin", scope: "okta.roles.read", answer: listCustomRoles },
  { path: "/api/v1/iam/roles/*", access: "superAdmin", scope: "okta.roles.read", answer: getCustomRole },
  { path: "/api/v1/iam/roles/*/permissions", access: "superAdmin", scope: "okta.roles.read", answer: listPermissions },
  { path: "/api/v1/iam/roles/*/permissions/*", access: "superAdmin", scope: "okta.roles.read", answer: getPermission },
  { path: "/api/v1/iam/resource-sets", access: "superAdmin", scope: "okta.roles.read", answer: listResourceSets },
  { path: "/api/v1/iam/resource-sets/*", access: "superAdmin", scope: "okta.roles.read", answer: getResourceSet },
  {
    path: "/api/v1/iam/resource-sets/*/resources",
    access: "superAdmin",
    scope: "okta.roles.read",
    answer: listResources,
  },
  {
    path: "/api/v1/iam/resource-sets/*/resources/*",
    access: "superAdmin",
    scope: "okta.roles.read",
    answer: getResource,
  },
  {
    path: "/api/v1/iam/resource-sets/*/bindings",
    access: "superAdmin",
    scope: "okta.roles.read",
    answer: listBindings,
  },
  {
    path: "/api/v1/iam/resource-sets/*/bindings/*/members",
    access: "superAdmin",
    scope: "okta.roles.read",
    answer: listBindingMembers,
  },
  { path: "/api/v1/logs", access: "admin", scope: "okta.logs.read", answer: listLogs },
  { path: "/api/v1/api-tokens", access: "superAdmin", scope: "okta.apiTokens.read", answer: listApiTokens },
  { path: "/api/v1/api-tokens/*", access: "superAdmin", scope: "okta.apiTokens.read", answer: getApiToken },
];

function rolesOf(kind: HolderKind, holder: string): Route[] {
  const roles = `${holder}/roles`;
  return [
    { path: roles, access: "superAdmin", scope: "okta.roles.read", answer: listRoles(kind) },
    { path: `${roles}/*`, access: "superAdmin", scope: "okta.roles.read", answer: getRole(kind) },
    {
      path: `${roles}/*/targets/groups`,
      access: "superAdmin",
      scope: "okta.roles.read",
      answer: listGroupTargets(kind),
    },
    {
      path: `${roles}/*/targets/catalog/apps`,
      access: "superAdmin",
      scope: "okta.roles.read",
      answer: listAppTargets(kind),
    },
  ];
}

/** Every path there is an answer for. */
export const routePaths: readonly string[] = routes.map(({ path }) => path);

const patterns = routes.map((route) => ({ route, parts: route.path.split("/") }));

export function findRoute(path: string): { route: Route; params: string[] } | null {
  const parts = path.split("/");
  for (const { route, parts: wanted } of patterns) {
    if (wanted.length !== parts.length) continue;
    if (!wanted.every((part, i) => (part === "*" ? parts[i] !== "" : part === parts[i]))) continue;
    return { route, params: parts.filter((_, i) => wanted[i] === "*").map(decodeURIComponent) };
  }
  return null;
}

export function mayCall(access: Access, role: TokenRole): boolean {
  if (access === "anyone" || access === "token") return true;
  return access === "admin" ? role !== "noRole" : role === "superAdmin" || role === "iamReader";
}

/** A scope to manage opens reading too. */
export function isGranted(scope: string | null, granted: readonly string[]): boolean {
  return scope === null || granted.includes(scope) || granted.includes(scope.replace(/\.read$/, ".manage"));
}
