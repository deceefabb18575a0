import { z } from "zod";
import { integer, query } from "../query.ts";
import { filter } from "./read.ts";
import {
  apiTokenRow,
  appRow,
  credentialRow,
  factorRow,
  groupRow,
  maybeDate,
  maybeText,
  organizationRow,
  resourceSetRow,
  roleAssignmentRow,
  roleRow,
  texts,
  userRow,
} from "./rows.ts";

/** The questions about who administers an org: roles, what they are over, and what signs in with their powers. */

const text = z.string();
const keys = z.array(text);
const byKeys = z.object({ keys });
const total = z.object({ total: z.number() });
const totalByKey = z.object({ key: text, total: z.number() });

const user = z.object({ type: z.literal("User"), node: userRow });
const group = z.object({ type: z.literal("Group"), node: groupRow });
const app = z.object({ type: z.literal("App"), node: appRow });
const organization = z.object({ type: z.literal("Organization"), node: organizationRow });

/** An assignment with the one it was given to. */
const held = {
  assignment: roleAssignmentRow,
  role: roleRow,
  since: maybeDate,
  holder: z.discriminatedUnion("type", [user, group, app]),
};
const heldThroughGroup = z.object({ ...held, reason: maybeText, through: groupRow.nullable() });

const scopeKinds = ["ORGANIZATION", "GROUPS", "APPS", "RESOURCE_SET", "UNKNOWN"] as const;
const conditions = {
  /** All must hold of the role: of its type, its label or its Okta id. */
  roleConditions: z.array(z.object({ op: text, values: z.array(text) })),
  // Maps and no lists that may be null: Neo4j plans a statement anew for each type and each size of a list.
  kinds: z.object({ USER: z.boolean(), GROUP: z.boolean(), APP: z.boolean() }),
  scopeKinds: z.record(z.enum(scopeKinds), z.boolean()),
  ways: z.object({ OWN: z.boolean(), THROUGH: z.boolean() }),
  userFilter: filter,
};
const place = { from: text, fromAssignment: text, limit: integer };

export const admins = query("read/admins", {
  params: z.object({ prefix: text, ...place, ...conditions }),
  row: heldThroughGroup,
});
export const adminsCount = query("read/admins-count", {
  params: z.object({ prefix: text, ...conditions }),
  row: total,
});

const assignments = {
  params: z.object({ keys, ...place }),
  row: z.object({ key: text, edges: z.array(z.object(held)) }),
};
const countByKeys = { params: byKeys, row: totalByKey };
export const assignmentsOfRoles = query("read/assignments-of-roles", assignments);
export const assignmentsOfRolesCount = query("read/assignments-of-roles-count", countByKeys);
export const assignmentsOfResourceSets = query("read/assignments-of-resource-sets", assignments);
export const assignmentsOfResourceSetsCount = query("read/assignments-of-resource-sets-count", countByKeys);

const own = { assignment: roleAssignmentRow, role: roleRow, since: maybeDate };
export const adminRolesOfUsers = query("read/admin-roles-of-users", {
  params: byKeys,
  row: z.object({
    key: text,
    adminRoles: z.array(z.object({ ...own, reason: maybeText, through: groupRow.nullable() })),
  }),
});
const ownRoles = { params: byKeys, row: z.object({ key: text, adminRoles: z.array(z.object(own)) }) };
export const adminRolesOfGroups = query("read/admin-roles-of-groups", ownRoles);
export const adminRolesOfApps = query("read/admin-roles-of-apps", ownRoles);

const scope = z.object({
  key: text,
  kind: z.enum(scopeKinds),
  groups: z.array(groupRow),
  groupCount: z.number(),
  apps: z.array(appRow),
  appCount: z.number(),
  resourceSet: resourceSetRow.nullable(),
});
export type ScopeRow = z.output<typeof scope>;
export const scopesOfAssignments = query("read/scopes-of-assignments", { params: byKeys, row: scope });

const roleNode = z.object({ node: roleRow });
const resourceSetNode = z.object({ node: resourceSetRow });
const byLabel = z.object({ prefix: text, name: text, limit: integer });
const namedPage = z.object({ prefix: text, fromName: text, fromKey: text, limit: integer });
const named = <R extends z.ZodType>(node: R) => ({ params: namedPage, row: z.object({ name: text, node }) });
const countOfOrg = { params: z.object({ prefix: text }), row: total };

export const rolesByKey = query("read/roles-by-key", { params: byKeys, row: roleNode });
export const rolesByLabel = query("read/roles-by-label", { params: byLabel, row: roleNode });
export const rolesPage = query("read/roles-page", named(roleRow));
export const rolesCount = query("read/roles-count", countOfOrg);
export const resourceSetsByKey = query("read/resource-sets-by-key", { params: byKeys, row: resourceSetNode });
export const resourceSetsByLabel = query("read/resource-sets-by-label", { params: byLabel, row: resourceSetNode });
export const resourceSetsPage = query("read/resource-sets-page", named(resourceSetRow));
export const resourceSetsCount = query("read/resource-sets-count", countOfOrg);
export const apiTokensByKey = query("read/api-tokens-by-key", { params: byKeys, row: z.object({ node: apiTokenRow }) });
export const apiTokensPage = query("read/api-tokens-page", named(apiTokenRow));
export const apiTokensCount = query("read/api-tokens-count", countOfOrg);

export const resources = query("read/resources", {
  params: z.object({ keys, fromOrn: text, fromNode: text, fromResource: text, limit: integer }),
  row: z.object({
    key: text,
    edges: z.array(
      z.object({
        kind: maybeText,
        orn: maybeText,
        resourceId: maybeText,
        excludes: texts,
        appName: maybeText,
        target: z.discriminatedUnion("type", [user, group, app, organization]),
      }),
    ),
  }),
});
export type ResourceRow = z.output<typeof resources.row>["edges"][number];
export const resourcesCount = query("read/resources-count", countByKeys);

export const factorsOfUsers = query("read/factors-of-users", {
  params: byKeys,
  row: z.object({ key: text, known: z.boolean(), factors: z.array(factorRow) }),
});
export const apiTokensOfUsers = query("read/api-tokens-of-users", {
  params: byKeys,
  row: z.object({ key: text, apiTokens: z.array(apiTokenRow) }),
});
export const credentialsOfApps = query("read/credentials-of-apps", {
  params: byKeys,
  row: z.object({ key: text, credentials: z.array(credentialRow) }),
});
