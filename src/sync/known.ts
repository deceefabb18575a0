import type { CollectorName } from "../access/collector-names.ts";
import type { Graph } from "../graph/graph.ts";
import { syncQueries } from "../graph/queries.ts";
import type { KnownApp, KnownGroup, KnownUser, SyncContext } from "./context.ts";
import { sortKeyPrefix } from "./keys.ts";
import type { Removals } from "./removals.ts";

/** What the graph holds of an org before a sync. */
export interface Known {
  users: Map<string, KnownUser>;
  groups: Map<string, KnownGroup>;
  apps: Map<string, KnownApp>;
}

/**
 * Reads the ids and content hashes of an org's users, groups and apps, and tells `removals` how much of each kind there is.
 * @param withHashes whether the hashes of users are wanted: who meets few of them reads those few
 */
export async function readKnown(
  graph: Graph,
  orgId: string,
  { removals, signal, withHashes }: { removals: Removals; signal: AbortSignal; withHashes: boolean },
): Promise<Known> {
  const params = { prefix: sortKeyPrefix(orgId) };
  const known: Known = { users: new Map(), groups: new Map(), apps: new Map() };
  let memberships = 0;
  let accounts = 0;
  let groupAssignments = 0;
  let assignments = 0;
  const readUsers = async () => {
    for await (const { status, ids, hashes } of graph.stream(
      syncQueries.knownUsers,
      { ...params, withHashes },
      { signal },
    )) {
      for (const [at, id] of ids.entries()) {
        known.users.set(id, { id, hash: withHashes ? hashes[at] || null : undefined, status, seen: false });
      }
    }
  };
  /** Told by the groups, which are assigned to few apps: an app may be assigned to very many users one by one. */
  const groupsOf = new Map<string, number>();
  const readGroups = async () => {
    for await (const { appIds, ...row } of graph.stream(syncQueries.knownGroups, params, { signal })) {
      memberships += row.members;
      groupAssignments += appIds.length;
      for (const id of appIds) groupsOf.set(id, (groupsOf.get(id) ?? 0) + 1);
      known.groups.set(row.id, {
        ...row,
        name: row.name ?? row.id,
        membersChanged: null,
        apps: appIds.length,
        appsCount: null,
        ruleTarget: row.rules > 0,
        rules: [],
        old: true,
        listed: false,
        seen: false,
        assigned: false,
        hasAdminPrivilege: null,
      });
    }
  };
  const readApps = async () => {
    for await (const row of graph.stream(syncQueries.knownApps, params, { signal })) {
      accounts += row.accounts;
      assignments += row.assignments;
      known.apps.set(row.id, {
        ...row,
        label: row.label ?? row.id,
        statusChanged: false,
        implicitAssignment: false,
        groups: 0,
        old: true,
        seen: false,
      });
    }
  };
  await Promise.all([readUsers(), readGroups(), readApps()]);
  for (const app of known.apps.values()) app.groups = groupsOf.get(app.id) ?? 0;
  removals.setTotal("users", known.users.size);
  removals.setTotal("groups", known.groups.size);
  removals.setTotal("apps", known.apps.size);
  removals.setTotal("memberships", memberships);
  removals.setTotal("accounts", accounts);
  removals.setTotal("groupAssignments", groupAssignments);
  removals.setTotal("userAssignments", assignments - groupAssignments);
  return known;
}

/** Whether an object is in the graph and will be after this sync. */
export function stands(
  known: { seen: boolean } | undefined,
  collector: CollectorName,
  { complete }: Pick<SyncContext, "complete">,
): boolean {
  return known !== undefined && (known.seen || !complete.has(collector));
}
