import { roleScope } from "../../access/admin-roles.ts";
import type { EmbeddedTargets } from "../../okta/admin.ts";
import { OktaAuthError, OktaError, OktaNotFoundError } from "../../okta/errors.ts";
import type { OktaRoleAssignment } from "../../okta/records.ts";
import { contentHash } from "../content-hash.ts";
import type { SyncContext, Tally } from "../context.ts";
import { keyOf } from "../keys.ts";
import type { Scope } from "../scopes.ts";
import {
  type Assignee,
  type AssignmentScope,
  assignmentKey,
  readAssignmentScope,
  targetsGap,
  toAssignmentRow,
  unknownScope,
} from "./role-scopes.ts";

/** What the graph has, by the assignee's Okta id, then by the key of the assignment. */
export type KnownAssignments = Map<string, Map<string, KnownAssignment>>;

interface KnownAssignment {
  id: string;
  hash: string | null;
  assigneeKind: string;
  created: string | null;
  /** To some groups or apps. */
  isLimited: boolean;
}

export type AssignmentRow = ReturnType<typeof toRow>;

/** Reads the roles one assignee has of its own, writes what is new or changed, and notes what is gone. */
export async function readRolesOf(
  context: SyncContext,
  tally: Tally,
  options: { assignee: Assignee & Scope; known: KnownAssignments; write: (row: AssignmentRow) => Promise<void> },
): Promise<void> {
  const { assignee, known, write } = options;
  const before = known.get(assignee.id) ?? new Map<string, KnownAssignment>();
  const miss = (told: Pick<Parameters<Tally["miss"]>[0], "code" | "reason">) =>
    tally.miss({ scope: assignee.id, scopeName: assignee.name, known: assignee.old, ...told });
  const { own, quarantined, isEmpty } = await listRoles(context, tally, assignee);
  if (isEmpty && assignee.holdsOne && before.size === 0) {
    const reason = `Okta counts ${assignee.name} among those who hold a role, but lists none: which it is stays unknown. Sync again.`;
    miss({ code: "PARTIAL", reason });
  }
  for (const reason of quarantined)
    miss({ code: "QUARANTINED", reason: `a role of ${assignee.name} could not be read: ${reason}` });
  tally.read += own.length;
  const gone = new Map(before);
  for (const role of own) {
    const key = assignmentKey(context.orgId, assignee.id, role.id);
    const old = before.get(key);
    gone.delete(key);
    let scope: AssignmentScope;
    try {
      scope = await readAssignmentScope(context, tally, assignee, role);
    } catch (error) {
      const { code, reason } = targetsGap(error);
      miss({ code, reason: `what ${role.type} of ${assignee.name} is limited to is not known: ${reason}` });
      // What was known of it stands: a scope that could not be read is never widened.
      if (old !== undefined) continue;
      scope = unknownScope(context);
    }
    if (old !== undefined && isWidened(old, role, scope) && !context.removals.acceptsAny) {
      const reason = `Okta lists no targets of ${role.type} of ${assignee.name}, which was limited to some, and takes the last target from no role: it is kept as it was. Sync again.`;
      miss({ code: "PARTIAL", reason });
      continue;
    }
    if (scope.unresolved.length > 0) {
      const reason = `${scope.unresolved.length} targets of ${role.type} of ${assignee.name} are in none of Okta's lists`;
      miss({ code: "UNRESOLVED", reason });
    }
    const row = toRow(context, assignee, role, scope);
    if (old?.hash === row.properties.hash) continue;
    if (old === undefined) tally.added += 1;
    else tally.changed += 1;
    await write(row);
  }
  if (quarantined.length > 0) return;
  const removed: string[] = [];
  for (const [key, { id }] of gone) {
    const kept = await whyKept(context, tally, assignee, id);
    if (kept === null) removed.push(key);
    else miss({ code: "PARTIAL", reason: kept });
  }
  context.removals.nodes("roleAssignments", removed);
}

/** To be org-wide after having had targets, an assignment must be made anew, at another moment. */
function isWidened(old: KnownAssignment, role: OktaRoleAssignment, { label, known }: AssignmentScope): boolean {
  const isSame = old.created === null || role.created === null || Date.parse(old.created) === Date.parse(role.created);
  return old.isLimited && known && label === "Organization" && isSame;
}

async function listRoles(context: SyncContext, tally: Tally, assignee: Assignee) {
  const own: OktaRoleAssignment[] = [];
  const quarantined: string[] = [];
  let isEmpty = true;
  const read = async (embed: EmbeddedTargets, each: (role: OktaRoleAssignment) => void) => {
    const use = { signal: context.signal, meter: tally.meter };
    for await (const page of context.okta.admin.roles(assignee.kind, assignee.pathId, embed, use)) {
      page.records.forEach(each);
      isEmpty &&= page.records.length + page.quarantined.length === 0;
      if (embed === "groups") quarantined.push(...page.quarantined.map(({ reason }) => reason));
    }
  };
  await read("groups", (role) => {
    if (role.throughGroupId === null) own.push(role);
    else context.admin.groupsWithRoles.add(role.throughGroupId);
  });
  // Okta brings one kind of targets along a request; only one role can be limited to apps.
  if (assignee.kind !== "clients" && own.some(({ type }) => roleScope(type) === "APPS")) {
    const apps = new Map<string, OktaRoleAssignment["targets"]["apps"]>();
    await read("apps", (role) => void (role.throughGroupId === null && apps.set(role.id, role.targets.apps)));
    for (const role of own) role.targets.apps = apps.get(role.id) ?? null;
  }
  return { own, quarantined, isEmpty };
}

/** @returns null when the assignment is to be believed gone: the list did not have it, and Okta, asked for it, does not know it */
async function whyKept(context: SyncContext, tally: Tally, assignee: Assignee, id: string): Promise<string | null> {
  if (context.removals.acceptsAny) return null;
  const kept = `${assignee.name} held a role that Okta's list leaves out`;
  try {
    const use = { signal: context.signal, meter: tally.meter };
    const isThere = await context.okta.admin.holdsRole(assignee.kind, assignee.pathId, id, use);
    return isThere ? `${kept}, but Okta still has it: it is kept as it was. Sync again.` : null;
  } catch (error) {
    if (!(error instanceof OktaError) || error instanceof OktaAuthError) throw error;
    // Not listed and not found are two words of Okta's, whichever kind of 404 it is.
    if (error instanceof OktaNotFoundError) return null;
    return `${kept}, and Okta would not say whether it still has it: it is kept as it was. ${error.message}`;
  }
}

function toRow(context: SyncContext, assignee: Assignee, role: OktaRoleAssignment, scope: AssignmentScope) {
  const { orgId } = context;
  const { content, dates, roleId, kind, label, ...row } = toAssignmentRow(context, assignee, role, scope);
  const roleContent = { oktaId: roleId, orgId, type: role.type, kind, label };
  const isSet = scope.label === "ResourceSet";
  return {
    ...row,
    ...dates,
    properties: { ...content, hash: contentHash([content, dates, roleContent, row.roleName, scope.label, scope.ids]) },
    role: { key: keyOf(orgId, roleId), properties: roleContent },
    resourceSets: isSet
      ? scope.ids.map((id) => ({ key: keyOf(orgId, id), properties: { oktaId: id, orgId, label: id } }))
      : [],
    scopeLabel: scope.label,
    scopeKeys: scope.ids.map((id) => keyOf(orgId, id)),
    scopeKnown: scope.known,
  };
}
