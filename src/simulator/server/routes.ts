import { getApp, getAppGroup, getAppUser, listAppGroups, listApps, listAppUsers } from "../endpoints/apps.ts";
import { getGroup, getRule, listGroupApps, listGroups, listMembers, listRules } from "../endpoints/groups.ts";
import { getOrg, getWellKnown, listUserTypes } from "../endpoints/org.ts";
import { listAdministrators, listGroupRoles, listUserRoles } from "../endpoints/roles.ts";
import { getUser, listUserGroups, listUsers } from "../endpoints/users.ts";
import type { Answer, Call } from "./answer.ts";
import type { TokenRole } from "./tokens.ts";

/** Who may call: anyone, any token, those who administer something, or super administrators alone. */
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
  { path: "/api/v1/users/*/roles", access: "superAdmin", answer: listUserRoles },
  { path: "/api/v1/groups", access: "admin", answer: listGroups },
  { path: "/api/v1/groups/rules", access: "admin", answer: listRules },
  { path: "/api/v1/groups/rules/*", access: "admin", answer: getRule },
  { path: "/api/v1/groups/*", access: "admin", answer: getGroup },
  { path: "/api/v1/groups/*/users", access: "admin", answer: listMembers },
  { path: "/api/v1/groups/*/apps", access: "admin", answer: listGroupApps },
  { path: "/api/v1/groups/*/roles", access: "superAdmin", answer: listGroupRoles },
  { path: "/api/v1/apps", access: "admin", answer: listApps },
  { path: "/api/v1/apps/*", access: "admin", answer: getApp },
  { path: "/api/v1/apps/*/users", access: "admin", answer: listAppUsers },
  { path: "/api/v1/apps/*/users/*", access: "admin", answer: getAppUser },
  { path: "/api/v1/apps/*/groups", access: "admin", answer: listAppGroups },
  { path: "/api/v1/apps/*/groups/*", access: "admin", answer: getAppGroup },
  { path: "/api/v1/iam/assignees/users", access: "superAdmin", answer: listAdministrators },
];

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
  return access === "admin" ? role !== "noRole" : role === "superAdmin";
}
