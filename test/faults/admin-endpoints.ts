import { grantId } from "../../src/simulator/endpoints/role-rows.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { unbindAll } from "./admin-org.ts";
import { type Endpoint, first } from "./endpoint.ts";
import { type Cast, id } from "./org.ts";

const list = { kind: "LIST", admin: true, expands: false } as const;
const scope = { kind: "SCOPE", admin: true, pages: false, expands: false } as const;
const deleted = "that all were deleted, if Okta, asked for some by their ids, finds none";
const gone = "that nothing is left, if Okta, asked for some of it by the ids, finds none";
const taken = "that each role was taken away, if Okta, asked for each by its id, finds none";
const narrowed = { means: "nothing true: Okta takes the last target from no role", becomes: "KEPT" } as const;

const administrators = {
  ...list,
  request: "GET /api/v1/iam/assignees/users",
  collector: "roleAssignments",
  shared: { all: ["roles", "resourceSets", "apiTokens", "factors"], rows: ["factors"] },
  pages: true,
  empty: { means: "nothing true: the token's owner is an administrator", becomes: "FAILED" },
  match: () => ({ path: "/api/v1/iam/assignees/users" }),
  meanwhile: ({ org, users }) => org.setUserRoles(first(users, "ada", "cai", "dee", "gus"), ["ORG_ADMIN"]),
} satisfies Partial<Endpoint>;

/** Who administers the org, and what acts with admin power. */
export const adminEndpoints: readonly Endpoint[] = [
  { ...administrators, name: "administrators" },
  {
    ...administrators,
    name: "administrators, never read before",
    request: "GET /api/v1/iam/assignees/users, where the token was never let see them",
    neverRead: true,
  },
  {
    ...list,
    name: "custom roles",
    request: "GET /api/v1/iam/roles",
    collector: "roles",
    pages: true,
    empty: { means: deleted, becomes: "KEPT" },
    match: () => ({ path: "/api/v1/iam/roles" }),
    meanwhile: ({ org, customRoles }) =>
      org.changeCustomRole(first(customRoles, "keepers", "readers"), { label: "new" }),
  },
  {
    ...scope,
    name: "permissions of a custom role",
    request: "GET /api/v1/iam/roles/{id}/permissions",
    collector: "roles",
    empty: { means: gone, becomes: "KEPT" },
    match: ({ customRoles }) => ({ path: `/api/v1/iam/roles/${id(customRoles, "keepers")}/permissions` }),
  },
  {
    ...list,
    name: "resource sets",
    request: "GET /api/v1/iam/resource-sets",
    collector: "resourceSets",
    pages: true,
    empty: { means: deleted, becomes: "KEPT" },
    match: () => ({ path: "/api/v1/iam/resource-sets" }),
    meanwhile: ({ org, groups }) => org.renameGroup(id(groups, "band"), "renamed"),
  },
  {
    ...scope,
    name: "resources of a set",
    request: "GET /api/v1/iam/resource-sets/{id}/resources",
    collector: "resourceSets",
    pages: true,
    empty: { means: gone, becomes: "KEPT" },
    match: ({ resourceSets }) => ({ path: `${setPath(resourceSets, "places")}/resources` }),
    meanwhile: ({ org, groups }) => org.renameGroup(id(groups, "band"), "renamed"),
  },
  {
    ...scope,
    name: "bindings of a resource set",
    request: "GET /api/v1/iam/resource-sets/{id}/bindings",
    collector: "resourceSets",
    pages: true,
    empty: {
      means: "that no role is granted over it; who holds one is told by its holders' own lists",
      becomes: "BELIEVED",
    },
    match: ({ resourceSets }) => ({ path: `${setPath(resourceSets, "places")}/bindings` }),
    meanwhile: (cast) => unbindAll(cast, [id(cast.groups, "fresh")]),
  },
  {
    ...scope,
    name: "members of a binding",
    request: "GET /api/v1/iam/resource-sets/{id}/bindings/{id}/members",
    collector: "resourceSets",
    pages: true,
    empty: { means: "that nobody is bound; who holds the role is told by its holders' own lists", becomes: "BELIEVED" },
    match: ({ resourceSets, customRoles }) => ({
      path: `${setPath(resourceSets, "places")}/bindings/${id(customRoles, "keepers")}/members`,
    }),
    meanwhile: ({ org, resourceSets, customRoles, users }) =>
      org.unbind(id(resourceSets, "places"), id(customRoles, "keepers"), `users/${id(users, "fay")}`),
  },
  {
    ...scope,
    name: "roles of a user",
    request: "GET /api/v1/users/{id}/roles?expand=targets/groups",
    collector: "roleAssignments",
    expands: true,
    targets: true,
    empty: { means: taken, becomes: "KEPT" },
    match: ({ users }) => ({ path: `/api/v1/users/${id(users, "ada")}/roles` }),
  },
  {
    ...scope,
    name: "roles of a new administrator",
    request: "GET /api/v1/users/{id}/roles?expand=targets/groups, of who held none before",
    collector: "roleAssignments",
    expands: true,
    targets: true,
    empty: { means: "nothing true of who is among the administrators", becomes: "KEPT" },
    match: ({ users }) => ({ path: `/api/v1/users/${id(users, "new")}/roles` }),
  },
  {
    ...scope,
    name: "roles of a group",
    request: "GET /api/v1/groups/{id}/roles?expand=targets/groups",
    collector: "roleAssignments",
    expands: true,
    targets: true,
    empty: { means: taken, becomes: "KEPT" },
    match: ({ groups }) => ({ path: `/api/v1/groups/${id(groups, "floor")}/roles` }),
  },
  {
    ...scope,
    name: "roles of a new group",
    request: "GET /api/v1/groups/{id}/roles?expand=targets/groups, of a group that held none before",
    collector: "roleAssignments",
    expands: true,
    targets: true,
    empty: { means: "nothing true of a group that a member has a role through", becomes: "KEPT" },
    match: ({ groups }) => ({ path: `/api/v1/groups/${id(groups, "team")}/roles` }),
  },
  {
    ...scope,
    name: "roles of a service app",
    request: "GET /oauth2/v1/clients/{id}/roles",
    collector: "roleAssignments",
    empty: { means: taken, becomes: "KEPT" },
    match: ({ apps }) => ({ path: `/oauth2/v1/clients/${id(apps, "robot")}/roles` }),
  },
  {
    ...scope,
    name: "groups that a user's role is limited to",
    request: "GET /api/v1/users/{id}/roles/{id}/targets/groups, where Okta does not embed them",
    collector: "roleAssignments",
    pages: true,
    empty: narrowed,
    match: ({ users }) => ({ path: targetsPath(`/api/v1/users/${id(users, "cai")}`, "HELP_DESK_ADMIN", "groups") }),
    prepare: ({ faults }, { users }) => embedNothing(faults, `/api/v1/users/${id(users, "cai")}/roles`),
    meanwhile: ({ org, groups }) => org.renameGroup(id(groups, "band"), "renamed"),
  },
  {
    ...scope,
    name: "apps that a user's role is limited to",
    request: "GET /api/v1/users/{id}/roles/{id}/targets/catalog/apps, where Okta does not embed them",
    collector: "roleAssignments",
    pages: true,
    empty: narrowed,
    match: ({ users }) => ({ path: targetsPath(`/api/v1/users/${id(users, "dee")}`, "APP_ADMIN", "catalog/apps") }),
    prepare: ({ faults }, { users }) => embedNothing(faults, `/api/v1/users/${id(users, "dee")}/roles`),
    meanwhile: ({ org, groups }) => org.renameGroup(id(groups, "band"), "renamed"),
  },
  {
    ...scope,
    name: "groups that a service app's role is limited to",
    request: "GET /oauth2/v1/clients/{id}/roles/{id}/targets/groups",
    collector: "roleAssignments",
    pages: true,
    empty: narrowed,
    match: ({ apps }) => ({
      path: targetsPath(`/oauth2/v1/clients/${id(apps, "robot")}`, "GROUP_MEMBERSHIP_ADMIN", "groups"),
    }),
    meanwhile: ({ org, groups }) => org.renameGroup(id(groups, "band"), "renamed"),
  },
  {
    ...scope,
    name: "apps that a service app's role is limited to",
    request: "GET /oauth2/v1/clients/{id}/roles/{id}/targets/catalog/apps",
    collector: "roleAssignments",
    pages: true,
    empty: narrowed,
    match: ({ apps }) => ({
      path: targetsPath(`/oauth2/v1/clients/${id(apps, "courier")}`, "APP_ADMIN", "catalog/apps"),
    }),
    meanwhile: ({ org, groups }) => org.renameGroup(id(groups, "band"), "renamed"),
  },
  {
    ...list,
    name: "API tokens",
    request: "GET /api/v1/api-tokens",
    collector: "apiTokens",
    pages: false,
    empty: { means: deleted, becomes: "KEPT" },
    match: () => ({ path: "/api/v1/api-tokens" }),
  },
  {
    ...scope,
    name: "public keys of a service app",
    request: "GET /api/v1/apps/{id}/credentials/jwks",
    collector: "credentials",
    holds: (keys) => ({ jwks: { keys } }),
    empty: { means: gone, becomes: "KEPT" },
    match: ({ apps }) => ({ path: `/api/v1/apps/${id(apps, "robot")}/credentials/jwks` }),
  },
  {
    ...scope,
    name: "factors of an administrator",
    request: "GET /api/v1/users/{id}/factors",
    collector: "factors",
    empty: { means: gone, becomes: "KEPT" },
    match: ({ users }) => ({ path: `/api/v1/users/${id(users, "hal")}/factors` }),
  },
];

function setPath(resourceSets: Cast["resourceSets"], name: string): string {
  return `/api/v1/iam/resource-sets/${id(resourceSets, name)}`;
}

function targetsPath(holder: string, type: string, kind: "groups" | "catalog/apps"): string {
  return `${holder}/roles/${grantId(type)}/targets/${kind}`;
}

function embedNothing(faults: Simulator["faults"], path: string): void {
  faults.add({ match: { path }, fault: { kind: "expand-dropped" }, times: Number.POSITIVE_INFINITY });
}
