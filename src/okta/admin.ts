import { noAdministrators, wrongShape } from "./broken-answers.ts";
import {
  type OktaApiToken,
  type OktaAppKey,
  type OktaFactor,
  readApiToken,
  readAppKey,
  readFactor,
} from "./credential-records.ts";
import type { Executor, Use } from "./executor.ts";
import { createExpansion } from "./expansion.ts";
import { pageUrl, segment } from "./page-url.ts";
import type { ListSpec, Walk } from "./pager.ts";
import { part } from "./record-fields.ts";
import { type Page, type RecordReader, readRecords } from "./record-reader.ts";
import {
  type OktaAppTarget,
  type OktaCustomRole,
  type OktaPermission,
  type OktaResource,
  type OktaResourceSet,
  type OktaRoleAssignment,
  readAppTarget,
  readBindingMember,
  readCustomRole,
  readId,
  readPermission,
  readResource,
  readResourceSet,
  roleAssignmentReader,
} from "./role-records.ts";

/** Who can hold a role, as Okta's paths name them: users, groups, and service apps by their client id. */
export type AssigneeKind = "users" | "groups" | "clients";

/** Which targets a list of roles is asked to bring along. Okta takes one kind a request. */
export type EmbeddedTargets = "groups" | "apps";

/** Who administers the org, and what acts with admin power. Most of it is shown to Super Administrators alone. */
export interface OktaAdmin {
  /**
   * Every user who holds a role, directly or through a group. Okta has no such list of groups or service apps.
   * @throws OktaBodyError as well when it names nobody: the token's owner is one of them
   */
  administrators(use?: Use): Walk<{ id: string }>;
  roles(kind: AssigneeKind, id: string, embed: EmbeddedTargets | null, use?: Use): Walk<OktaRoleAssignment>;
  /**
   * Asks for one assignment that a list did not have: false only when Okta says that it is not there, or that the one it has
   * comes through a group. The id of a standard role's assignment is the same for every holder, a user and its groups alike.
   */
  holdsRole(kind: AssigneeKind, id: string, assignmentId: string, use?: Use): Promise<boolean>;
  groupTargets(kind: AssigneeKind, id: string, assignmentId: string, use?: Use): Walk<{ id: string }>;
  appTargets(kind: AssigneeKind, id: string, assignmentId: string, use?: Use): Walk<OktaAppTarget>;
  customRoles(use?: Use): Walk<OktaCustomRole>;
  customRoleExists(roleId: string, use?: Use): Promise<boolean>;
  hasPermission(roleId: string, label: string, use?: Use): Promise<boolean>;
  permissions(roleId: string, use?: Use): Walk<OktaPermission>;
  resourceSets(use?: Use): Walk<OktaResourceSet>;
  resourceSetExists(id: string, use?: Use): Promise<boolean>;
  resources(resourceSetId: string, use?: Use): Walk<OktaResource>;
  resourceExists(resourceSetId: string, id: string, use?: Use): Promise<boolean>;
  /** The custom roles that are granted over a resource set. */
  boundRoles(resourceSetId: string, use?: Use): Walk<{ id: string }>;
  bindingMembers(resourceSetId: string, roleId: string, use?: Use): Walk<{ kind: AssigneeKind; id: string }>;
  apiTokens(use?: Use): Walk<OktaApiToken>;
  apiTokenExists(id: string, use?: Use): Promise<boolean>;
  /** The public keys of a service app. What answers with secrets is never asked. */
  appKeys(appId: string, use?: Use): Promise<Page<OktaAppKey>>;
  appKeyExists(appId: string, id: string, use?: Use): Promise<boolean>;
  factors(userId: string, use?: Use): Walk<OktaFactor>;
  factorExists(userId: string, id: string, use?: Use): Promise<boolean>;
}

export function createAdmin(
  executor: Executor,
  origin: string,
  walk: <R>(spec: ListSpec<R>, use?: Use) => Walk<R>,
  isThere: (path: string, use: Use | undefined, isIt?: (answer: unknown) => boolean) => Promise<boolean>,
  notice: (text: string) => void,
): OktaAdmin {
  const refusal = "Okta does not list roles together with their targets here: the targets are asked for one by one.";
  const embeds = {
    groups: createExpansion("targets/groups", refusal, notice),
    apps: createExpansion("targets/catalog/apps", refusal, notice),
  };
  const rolesPath = (kind: AssigneeKind, id: string) =>
    kind === "clients" ? `/oauth2/v1/clients/${segment(id)}/roles` : `/api/v1/${kind}/${segment(id)}/roles`;
  const rolePath = (kind: AssigneeKind, id: string, assignmentId: string) =>
    `${rolesPath(kind, id)}/${segment(assignmentId)}`;
  const setPath = (id: string) => `/api/v1/iam/resource-sets/${segment(id)}`;
  const keysPath = (appId: string) => `/api/v1/apps/${segment(appId)}/credentials/jwks`;
  const factorsPath = (userId: string) => `/api/v1/users/${segment(userId)}/factors`;
  const iam = <R>(path: string, rowsIn: string, read: RecordReader<R>, use: Use | undefined) =>
    walk({ path, sizes: [], rowsIn, read }, use);

  return {
    async *administrators(use) {
      const path = "/api/v1/iam/assignees/users";
      let isEmpty = true;
      for await (const page of iam(path, "value", readId, use)) {
        isEmpty &&= page.records.length + page.quarantined.length === 0;
        yield page;
      }
      if (isEmpty) throw noAdministrators(`GET ${path}`);
    },

    roles(kind, id, embed, use) {
      const spec = { path: rolesPath(kind, id), sizes: [], read: roleAssignmentReader(kind) };
      // Okta documents no `expand` for the roles of service apps.
      return walk(embed === null || kind === "clients" ? spec : { ...spec, expand: embeds[embed] }, use);
    },

    holdsRole: (kind, id, assignmentId, use) => {
      const read = roleAssignmentReader(kind);
      const isOwn = (answer: ReturnType<typeof read>) => !("record" in answer) || answer.record.throughGroupId === null;
      return isThere(rolePath(kind, id, assignmentId), use, (value) => isOwn(read(value)));
    },
    groupTargets: (kind, id, assignmentId, use) =>
      walk({ path: `${rolePath(kind, id, assignmentId)}/targets/groups`, sizes: [200], read: readId }, use),
    appTargets: (kind, id, assignmentId, use) =>
      walk({ path: `${rolePath(kind, id, assignmentId)}/targets/catalog/apps`, sizes: [200], read: appTarget }, use),

    customRoles: (use) => iam("/api/v1/iam/roles", "roles", readCustomRole, use),
    customRoleExists: (id, use) => isThere(`/api/v1/iam/roles/${segment(id)}`, use),
    hasPermission: (roleId, label, use) =>
      isThere(`/api/v1/iam/roles/${segment(roleId)}/permissions/${segment(label)}`, use),
    permissions: (roleId, use) =>
      iam(`/api/v1/iam/roles/${segment(roleId)}/permissions`, "permissions", readPermission, use),
    resourceSets: (use) => iam("/api/v1/iam/resource-sets", "resource-sets", readResourceSet, use),
    resourceSetExists: (id, use) => isThere(setPath(id), use),
    resources: (id, use) => iam(`${setPath(id)}/resources`, "resources", readResource, use),
    resourceExists: (setId, id, use) => isThere(`${setPath(setId)}/resources/${segment(id)}`, use),
    boundRoles: (id, use) => iam(`${setPath(id)}/bindings`, "roles", readId, use),
    bindingMembers: (id, roleId, use) =>
      iam(`${setPath(id)}/bindings/${segment(roleId)}/members`, "members", readBindingMember, use),

    apiTokens: (use) => walk({ path: "/api/v1/api-tokens", sizes: [], read: readApiToken }, use),

    apiTokenExists: (id, use) => isThere(`/api/v1/api-tokens/${segment(id)}`, use),

    async appKeys(appId, use) {
      const path = keysPath(appId);
      const { value } = await executor.get(pageUrl(origin, path, {}), { use });
      // The list has been seen bare, as a key set, and as a key set within an object.
      const keys = [value, part(value).keys, part(part(value).jwks).keys].find(Array.isArray);
      if (keys === undefined) throw wrongShape(`GET ${path}`, "a list of public keys");
      return readRecords(keys, readAppKey);
    },

    appKeyExists: (appId, id, use) => isThere(`${keysPath(appId)}/${segment(id)}`, use),

    factors: (userId, use) => walk({ path: factorsPath(userId), sizes: [], read: readFactor }, use),
    factorExists: (userId, id, use) => isThere(`${factorsPath(userId)}/${segment(id)}`, use),
  };
}

function appTarget(raw: unknown): { record: OktaAppTarget } | { reason: string } {
  const record = readAppTarget(raw);
  return record === null ? { reason: "it names neither an app nor a kind of app" } : { record };
}
