import { syncQueries, writeQueries } from "../../graph/queries.ts";
import { createBatchWriter } from "../batch-writer.ts";
import type { Collector, SyncContext, Tally } from "../context.ts";
import { keyOf } from "../keys.ts";
import { stands } from "../known.ts";
import { eachScope, type Scope } from "../scopes.ts";
import { checkWritten } from "../written.ts";
import { type AssignmentRow, type KnownAssignments, readRolesOf } from "./assignee-roles.ts";
import type { Assignee } from "./role-scopes.ts";
import { missUnlisted } from "./unlisted.ts";

/**
 * Who holds which admin role over what. Okta lists the users who hold one, so that no other user is asked. It has no such list
 * of groups: those are asked whose statistics say so or do not say, those that a binding or a member's role names, and those
 * that held one before; now and then all of them, because the statistics have been wrong. Of apps only service apps can.
 */
export const roleAssignments: Collector = {
  name: "roleAssignments",
  after: ["users", "groups", "apps", "roles", "resourceSets"],
  async collect(context, tally) {
    missUnlisted(context, tally, ["users", "groups", "apps"]);
    const known = await readKnownAssignments(context);
    const writer = createBatchWriter<AssignmentRow>({
      weightLimit: 500,
      write: async (rows) => {
        if (context.dryRun) return;
        const result = await context.graph.write(writeQueries.mergeRoleAssignments, { rows, now: context.now });
        checkWritten(tally, result, rows.length, "role assignments");
      },
    });
    tally.atBreakOff(writer.flush);
    const readAll = (assignees: (Assignee & Scope)[]) =>
      eachScope(context, tally, assignees, {
        prepare: async () => {},
        read: (assignee) => readRolesOf(context, tally, { assignee, known, write: writer.add }),
        gone: (assignee) => isAssigneeGone(context, tally, assignee),
      });
    await readAll(await usersToAsk(context, tally, known));
    // A user's roles name the groups they come through.
    const sweep = context.changes === null && (await isSweepDue(context));
    await readAll(groupsToAsk(context, known, sweep));
    await readAll(serviceApps(context, known));
    await writer.flush();
    if (sweep && !context.dryRun) {
      const key = keyOf(context.orgId, context.orgId);
      await context.graph.write(writeQueries.markGroupRolesSwept, { key, now: context.now });
    }
  },
};

/** By the assignee's Okta id, then by the key of the assignment. Bounded by the number of administrators. */
async function readKnownAssignments(context: SyncContext): Promise<KnownAssignments> {
  const known: KnownAssignments = new Map();
  let total = 0;
  const prefix = keyOf(context.orgId, "");
  for await (const row of context.graph.stream(
    syncQueries.knownRoleAssignments,
    { prefix },
    { signal: context.signal },
  )) {
    total += 1;
    const held = known.get(row.assigneeId) ?? new Map();
    const { key, assigneeId, ...assignment } = row;
    known.set(assigneeId, held.set(key, assignment));
  }
  context.removals.setTotal("roleAssignments", total);
  return known;
}

async function usersToAsk(context: SyncContext, tally: Tally, known: KnownAssignments) {
  const use = { signal: context.signal, meter: tally.meter };
  const { ids: listed, unreadable } = await context.admin.administrators(use);
  for (const reason of unreadable)
    tally.miss({ code: "QUARANTINED", reason: `an administrator could not be read: ${reason}` });
  // Who is no longer listed is asked as well: a list can leave one out, and each is a power that would vanish.
  const asked = [...new Set([...listed, ...assigneesOf(known, "USER")])].filter((id) => mayHaveChanged(context, id));
  const users: (Assignee & Scope)[] = [];
  for (const id of asked) {
    if (stands(context.users.get(id), "users", context))
      users.push({ ...assignee("users", id, id, known), holdsOne: listed.has(id) });
    else if (listed.has(id)) {
      const reason = `the administrator ${id} is not among the users Okta lists`;
      tally.miss({ scope: id, code: "UNRESOLVED", reason, known: false });
    }
  }
  return users;
}

function groupsToAsk(context: SyncContext, known: KnownAssignments, sweep: boolean) {
  const held = new Set(assigneesOf(known, "GROUP"));
  return [...context.groups.values()]
    .filter((group) => stands(group, "groups", context))
    .filter(
      (group) =>
        sweep ||
        held.has(group.id) ||
        context.admin.groupsWithRoles.has(group.id) ||
        context.changes?.hints.principals.has(group.id) ||
        (group.listed && group.hasAdminPrivilege !== false),
    )
    .filter(({ id }) => mayHaveChanged(context, id))
    .map((group) => ({
      ...assignee("groups", group.id, group.name, known),
      holdsOne: context.admin.groupsWithRoles.has(group.id),
    }));
}

function serviceApps(context: SyncContext, known: KnownAssignments) {
  return [...context.apps.values()]
    .filter((app) => stands(app, "apps", context))
    .filter(({ id, serviceClientId }) => mayHaveChanged(context, id) || mayHaveChanged(context, serviceClientId))
    .flatMap((app) =>
      app.serviceClientId === null
        ? []
        : [{ ...assignee("clients", app.id, app.label, known), pathId: app.serviceClientId }],
    );
}

/** An incremental sync asks for those whom events name, unless roles or resource sets themselves have changed. */
function mayHaveChanged({ changes, admin, gaps }: SyncContext, id: string | null): boolean {
  if (changes === null || changes.hints.roles) return true;
  if (id === null) return false;
  const { principals } = changes.hints;
  return principals.has(id) || admin.groupsWithRoles.has(id) || gaps.leftOut("roleAssignments", id);
}

function assignee(kind: Assignee["kind"], id: string, name: string, known: KnownAssignments): Assignee & Scope {
  return { kind, id, pathId: id, name, weight: 1, old: known.has(id), holdsOne: false };
}

function assigneesOf(known: KnownAssignments, kind: "USER" | "GROUP" | "APP"): string[] {
  return [...known].filter(([, held]) => [...held.values()].some((one) => one.assigneeKind === kind)).map(([id]) => id);
}

/** Whether all groups are to be asked. The first sync begins the interval: what it read is as good as a sweep elsewhere. */
async function isSweepDue(context: SyncContext): Promise<boolean> {
  const key = keyOf(context.orgId, context.orgId);
  const [swept] = await context.graph.read(syncQueries.groupRolesSwept, { key });
  if (context.choices.verify) return true;
  if (swept?.at == null) {
    if (!context.dryRun) await context.graph.write(writeQueries.markGroupRolesSwept, { key, now: context.now });
    return false;
  }
  return Date.parse(context.now) - Date.parse(swept.at) >= context.choices.groupRolesSweepMs;
}

async function isAssigneeGone(context: SyncContext, tally: Tally, { kind, id }: Assignee): Promise<boolean> {
  const collection = kind === "clients" ? "apps" : kind;
  if (await context.okta.exists(collection, id, { signal: context.signal, meter: tally.meter })) return false;
  const known = context[collection].get(id);
  if (known) known.seen = false;
  return true;
}
