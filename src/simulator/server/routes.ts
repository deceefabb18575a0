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
  answer(call: Call): Answer;
}

/** `*` stands for one open part. The first route that fits is taken. */
const routes: readonly Route[] = [
  { path: "/.well-known/okta-organization", access: "anyone", answer: getWellKnown },
  { path: "/api/v1/org", access: "admin", answer: getOrg },
  { path: "/api/v1/meta/types/user", access: "admin", answer: listUserTypes },
  { path: "/api/v1/users", access: "token", answer: listUsers },
  { path: "/api/v1/users/me", access: "token", answer: (call) => getUser({ ...call, params: ["me"] }) },
  { path: "/api/v1/users/*", access: "admin", answer: getUser },
  { path: "/api/v1/users/*/groups", access: "admin", answer: listUserGroups },
  { path: "/api/v1/users/*/factors", access: "admin", answer: listFactors },
  { path: "/api/v1/users/*/factors/*", access: "admin", answer: getFactor },
  { path: "/api/v1/groups", access: "admin", answer: listGroups },
  { path: "/api/v1/groups/rules", access: "admin", answer: listRules },
  { path: "/api/v1/groups/rules/*", access: "admin", answer: getRule },
  { path: "/api/v1/groups/*", access: "admin", answer: getGroup },
  { path: "/api/v1/groups/*/users", access: "admin", answer: listMembers },
  { path: "/api/v1/groups/*/apps", access: "admin", answer: listGroupApps },
  { path: "/api/v1/apps", access: "admin", answer: listApps },
  { path: "/api/v1/apps/*", access: "admin", answer: getApp },
  { path: "/api/v1/apps/*/users", access: "admin", answer: listAppUsers },
  { path: "/api/v1/apps/*/users/*", access: "admin", answer: getAppUser },
  { path: "/api/v1/apps/*/groups", access: "admin", answer: listAppGroups },
  { path: "/api/v1/apps/*/groups/*", access: "admin", answer: getAppGroup },
  { path: "/api/v1/apps/*/credentials/jwks", access: "admin", answer: listAppKeys },
  { path: "/api/v1/apps/*/credentials/jwks/*", access: "admin", answer: getAppKey },
  ...rolesOf("users", "/api/v1/users/*"),
  ...rolesOf("groups", "/api/v1/groups/*"),
  ...rolesOf("clients", "/oauth2/v1/clients/*"),
  { path: "/api/v1/iam/assignees/users", access: "superAdmin", answer: listAdministrators },
  { path: "/api/v1/iam/roles", access: "superAdmin", answer: listCustomRoles },
  { path: "/api/v1/iam/roles/*", access: "superAdmin", answer: getCustomRole },
  { path: "/api/v1/iam/roles/*/permissions", access: "superAdmin", answer: listPermissions },
  { path: "/api/v1/iam/roles/*/permissions/*", access: "superAdmin", answer: getPermission },
  { path: "/api/v1/iam/resource-sets", access: "superAdmin", answer: listResourceSets },
  { path: "/api/v1/iam/resource-sets/*", access: "superAdmin", answer: getResourceSet },
  { path: "/api/v1/iam/resource-sets/*/resources", access: "superAdmin", answer: listResources },
  { path: "/api/v1/iam/resource-sets/*/resources/*", access: "superAdmin", answer: getResource },
  { path: "/api/v1/iam/resource-sets/*/bindings", access: "superAdmin", answer: listBindings },
  { path: "/api/v1/iam/resource-sets/*/bindings/*/members", access: "superAdmin", answer: listBindingMembers },
  { path: "/api/v1/logs", access: "admin", answer: listLogs },
  { path: "/api/v1/api-tokens", access: "superAdmin", answer: listApiTokens },
  { path: "/api/v1/api-tokens/*", access: "superAdmin", answer: getApiToken },
];

function rolesOf(kind: HolderKind, holder: string): Route[] {
  const roles = `${holder}/roles`;
  return [
    { path: roles, access: "superAdmin", answer: listRoles(kind) },
    { path: `${roles}/*`, access: "superAdmin", answer: getRole(kind) },
    { path: `${roles}/*/targets/groups`, access: "superAdmin", answer: listGroupTargets(kind) },
    { path: `${roles}/*/targets/catalog/apps`, access: "superAdmin", answer: listAppTargets(kind) },
  ];
}

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
