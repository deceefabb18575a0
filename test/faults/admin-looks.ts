import { grantId } from "../../src/simulator/endpoints/role-rows.ts";
import { unbindAll } from "./admin-org.ts";
import type { Endpoint } from "./endpoint.ts";
import { id } from "./org.ts";

const look = {
  kind: "LOOK",
  admin: true,
  pages: false,
  expands: false,
  empty: { means: "nothing, but it is no “not found” either", becomes: "STILL_THERE" },
} as const;
const confirmation = { ...look, confirms: true } as const;

/** One role, resource, token, key or factor asked for by its id before it counts as gone. */
export const adminLooks: readonly Endpoint[] = [
  {
    ...look,
    name: "a role of a user that is no longer listed",
    request: "GET /api/v1/users/{id}/roles/{id}",
    collector: "roleAssignments",
    match: ({ users }) => ({ path: `/api/v1/users/${id(users, "ben")}/roles/${grantId("REPORT_ADMIN")}` }),
  },
  {
    ...look,
    name: "a custom role whose permissions were not found",
    request: "GET /api/v1/iam/roles/{id}",
    collector: "roles",
    match: ({ customRoles }) => ({ path: `/api/v1/iam/roles/${id(customRoles, "readers")}` }),
    prepare: ({ faults }, cast) => {
      const readers = id(cast.customRoles, "readers");
      const goes = () => {
        unbindAll(cast);
        cast.org.deleteCustomRole(readers);
      };
      const path = `/api/v1/iam/roles/${readers}/permissions`;
      faults.add({ match: { path }, times: 1, fault: { kind: "before", run: goes } });
    },
  },
  {
    ...look,
    name: "a resource set whose resources were not found",
    request: "GET /api/v1/iam/resource-sets/{id}",
    collector: "resourceSets",
    match: ({ resourceSets }) => ({ path: `/api/v1/iam/resource-sets/${id(resourceSets, "spots")}` }),
    prepare: ({ faults }, { org, resourceSets }) => {
      const spots = id(resourceSets, "spots");
      const path = `/api/v1/iam/resource-sets/${spots}/resources`;
      const goes = () => org.deleteResourceSet(spots);
      faults.add({ match: { path }, times: 1, fault: { kind: "before", run: goes } });
    },
  },
  {
    ...confirmation,
    name: "a custom role, when the list lost all",
    request: "GET /api/v1/iam/roles/{id}",
    collector: "roles",
    match: () => ({ path: /^\/api\/v1\/iam\/roles\/[^/]+$/ }),
    prepare: (_, cast) => {
      unbindAll(cast);
      for (const roleId of [...cast.org.customRoles.keys()]) cast.org.deleteCustomRole(roleId);
    },
  },
  {
    ...confirmation,
    name: "a permission, when a custom role lost all",
    request: "GET /api/v1/iam/roles/{id}/permissions/{permission}",
    collector: "roles",
    match: () => ({ path: /^\/api\/v1\/iam\/roles\/[^/]+\/permissions\/[^/]+$/ }),
    prepare: (_, { org, customRoles }) => void org.changeCustomRole(id(customRoles, "readers"), { permissions: [] }),
  },
  {
    ...confirmation,
    name: "a resource set, when the list lost all",
    request: "GET /api/v1/iam/resource-sets/{id}",
    collector: "resourceSets",
    match: () => ({ path: /^\/api\/v1\/iam\/resource-sets\/[^/]+$/ }),
    prepare: (_, { org }) => {
      for (const setId of [...org.resourceSets.keys()]) org.deleteResourceSet(setId);
    },
  },
  {
    ...confirmation,
    name: "a resource, when a set lost all",
    request: "GET /api/v1/iam/resource-sets/{id}/resources/{id}",
    collector: "resourceSets",
    match: () => ({ path: /^\/api\/v1\/iam\/resource-sets\/[^/]+\/resources\/[^/]+$/ }),
    prepare: (_, { org, resourceSets }) => void org.setResources(id(resourceSets, "spots"), []),
  },
  {
    ...confirmation,
    name: "an API token, when the list lost all",
    request: "GET /api/v1/api-tokens/{id}",
    collector: "apiTokens",
    match: () => ({ path: /^\/api\/v1\/api-tokens\/[^/]+$/ }),
    prepare: (_, { org }) => {
      for (const tokenId of [...org.apiTokens.keys()]) org.revokeApiToken(tokenId);
    },
  },
  {
    ...confirmation,
    name: "a public key, when an app lost all",
    request: "GET /api/v1/apps/{id}/credentials/jwks/{id}",
    collector: "credentials",
    match: () => ({ path: /^\/api\/v1\/apps\/[^/]+\/credentials\/jwks\/[^/]+$/ }),
    prepare: (_, { org, apps }) => org.setAppKeys(id(apps, "courier"), []),
  },
  {
    ...confirmation,
    name: "a factor, when a user lost all",
    request: "GET /api/v1/users/{id}/factors/{id}",
    collector: "factors",
    match: () => ({ path: /^\/api\/v1\/users\/[^/]+\/factors\/[^/]+$/ }),
    prepare: (_, { org, users }) => org.setFactors(id(users, "hal"), []),
  },
];
