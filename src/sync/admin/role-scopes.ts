import { roleKind, roleScope } from "../../access/admin-roles.ts";
import type { AssigneeKind } from "../../okta/admin.ts";
import { OktaAuthError, OktaError, OktaFeatureError, OktaPermissionError } from "../../okta/errors.ts";
import type { OktaAppTarget, OktaRoleAssignment } from "../../okta/records.ts";
import type { SyncContext, Tally } from "../context.ts";
import type { GapCode } from "../gaps.ts";
import { keyOf } from "../keys.ts";
import { stands } from "../known.ts";

/** A user, group or service app whose roles are read. */
export interface Assignee {
  kind: AssigneeKind;
  /** Another list of Okta's says that it holds a role. */
  holdsOne: boolean;
  id: string;
  /** How Okta's paths name it: a service app by its client id. */
  pathId: string;
  name: string;
}

/** What an assignment is limited to, as far as Okta says. */
export interface AssignmentScope {
  label: "Organization" | "Group" | "App" | "ResourceSet";
  /** Okta ids of nodes of that label. */
  ids: string[];
  /** False where Okta would not say, or where nothing of what it named is known: no power may be concluded from it. */
  known: boolean;
  /** Kinds of app, by their name in the catalogue: all instances are meant, also those to come. */
  appNames: string[];
  /** Okta ids of targets that are in no list. */
  unresolved: string[];
}

/** More than a first page of targets (20) may not be embedded whole: then they are asked for. */
const surelyWhole = 20;

/**
 * Finds out what an assignment is over. An empty list of targets means the whole org only because Okta answered it.
 * @throws OktaError when Okta would not tell the targets
 */
export async function readAssignmentScope(
  context: SyncContext,
  tally: Tally,
  assignee: Assignee,
  role: OktaRoleAssignment,
): Promise<AssignmentScope> {
  const wholeOrg: AssignmentScope = { ...unknownScope(context), known: true };
  const use = { signal: context.signal, meter: tally.meter };
  const { admin } = context.okta;
  if (role.resourceSetId !== null) return { ...wholeOrg, label: "ResourceSet", ids: [role.resourceSetId] };
  switch (roleScope(role.type)) {
    case "ORGANIZATION":
      return wholeOrg;
    case "GROUPS": {
      const embedded = role.targets.groups;
      const ids =
        embedded !== null && embedded.length < surelyWhole
          ? embedded
          : (await all(admin.groupTargets(assignee.kind, assignee.pathId, role.id, use))).map(({ id }) => id);
      return ids.length === 0 ? wholeOrg : scopeOfGroups(ids, context);
    }
    case "APPS": {
      const embedded = role.targets.apps;
      const targets =
        embedded !== null && embedded.length < surelyWhole
          ? embedded
          : await all(admin.appTargets(assignee.kind, assignee.pathId, role.id, use));
      return targets.length === 0 ? wholeOrg : scopeOfApps(targets, context);
    }
    default:
      return unknownScope(context);
  }
}

/** Hung on the org, because there is no other place to say that it is not known. */
export function unknownScope({ orgId }: Pick<SyncContext, "orgId">): AssignmentScope {
  return { label: "Organization", ids: [orgId], known: false, appNames: [], unresolved: [] };
}

function scopeOfGroups(ids: string[], context: SyncContext): AssignmentScope {
  const known = ids.filter((id) => stands(context.groups.get(id), "groups", context));
  const unresolved = ids.filter((id) => !known.includes(id));
  if (known.length === 0) return { ...unknownScope(context), unresolved };
  return { label: "Group", ids: known.toSorted(), known: true, appNames: [], unresolved };
}

/** A target without id stands for every instance of its kind, and makes targets of single instances of that kind idle. */
function scopeOfApps(targets: OktaAppTarget[], context: SyncContext): AssignmentScope {
  const appNames = targets.flatMap(({ id, name }) => (id === null && name !== null ? [name] : [])).toSorted();
  const named = targets.flatMap(({ id }) => (id === null ? [] : [id]));
  const known = named.filter((id) => stands(context.apps.get(id), "apps", context));
  const ofKind = [...context.apps.values()]
    .filter((app) => app.name !== null && appNames.includes(app.name) && stands(app, "apps", context))
    .map(({ id }) => id);
  const ids = [...new Set([...known, ...ofKind])].toSorted();
  const unresolved = named.filter((id) => !known.includes(id));
  if (ids.length === 0 && appNames.length === 0) return { ...unknownScope(context), unresolved };
  return { label: "App", ids, known: true, appNames, unresolved };
}

async function all<R>(walk: AsyncIterable<{ records: R[]; quarantined: { reason: string }[] }>): Promise<R[]> {
  const records: R[] = [];
  for await (const page of walk) {
    const [bad] = page.quarantined;
    if (bad !== undefined) throw new UnreadableTarget(bad.reason);
    records.push(...page.records);
  }
  return records;
}

/** A target that could not be read: the others alone would look like the whole scope. */
export class UnreadableTarget extends Error {
  override name = "UnreadableTarget";
}

/**
 * What kept the targets from being known, as a gap.
 * @throws what is no word of Okta's about this one assignment: a refused sign-in, trouble of our own
 */
export function targetsGap(error: unknown): { code: GapCode; reason: string } {
  if (error instanceof UnreadableTarget)
    return { code: "QUARANTINED", reason: `a target could not be read: ${error.message}` };
  if (!(error instanceof OktaError) || error instanceof OktaAuthError) throw error;
  const denied = error instanceof OktaPermissionError || error instanceof OktaFeatureError;
  return { code: denied ? "DENIED" : "FAILED", reason: error.message };
}

/** The assignment as it is to be written; the role's and the set's nodes are made with it where nothing lists them. */
export function toAssignmentRow(
  { orgId }: Pick<SyncContext, "orgId">,
  assignee: Assignee,
  role: OktaRoleAssignment,
  scope: AssignmentScope,
) {
  const kind = roleKind(role.type);
  const roleId = kind === "CUSTOM" ? (role.roleId ?? role.id) : role.type;
  const label = role.label ?? roleId;
  const roleName = kind === "CUSTOM" ? label : role.type;
  const assigneeKind = ({ users: "USER", groups: "GROUP", clients: "APP" } as const)[assignee.kind];
  // An administrator can switch an assignment off; a status not met yet is taken for a power rather than for none.
  const isPower = scope.known && role.status !== "INACTIVE";
  return {
    roleId,
    kind,
    label,
    isPower,
    roleName,
    assigneeKind,
    assigneeKey: keyOf(orgId, assignee.id),
    key: assignmentKey(orgId, assignee.id, role.id),
    dates: { created: role.created, lastUpdated: role.lastUpdated, expires: role.expires },
    content: {
      oktaId: role.id,
      orgId,
      assigneeKind,
      status: role.status,
      type: role.type,
      assignmentType: assigneeKind === "APP" ? "CLIENT" : assigneeKind,
      scopeKnown: scope.known,
      appNames: scope.appNames,
      unresolvedTargets: scope.unresolved.toSorted(),
    },
  };
}

/** Okta's id of an assignment repeats among assignees, so that the assignee belongs to the key. */
export function assignmentKey(orgId: string, assigneeId: string, assignmentId: string): string {
  return keyOf(orgId, `${assigneeId}/${assignmentId}`);
}
