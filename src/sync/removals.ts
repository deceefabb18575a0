import type { CollectorName } from "../access/collector-names.ts";
import type { Graph } from "../graph/graph.ts";
import { writeQueries } from "../graph/queries.ts";

/** What can be removed, and the collector that finds it gone. */
export const removalKinds = {
  memberships: "memberships",
  userAssignments: "appUsers",
  accounts: "appUsers",
  groupAssignments: "appGroups",
  implicitAssignments: "apps",
  groupRules: "groupRules",
  apps: "apps",
  groups: "groups",
  users: "users",
  roles: "roles",
  resourceSets: "resourceSets",
  roleAssignments: "roleAssignments",
  apiTokens: "apiTokens",
  credentials: "credentials",
  factors: "factors",
} as const satisfies Record<string, CollectorName>;

export type RemovalKind = keyof typeof removalKinds;
type EdgeKind = "memberships" | "userAssignments" | "accounts" | "groupAssignments" | "implicitAssignments";

/** A kind of which so much would go that the sync stops before removing anything. */
export interface Refusal {
  kind: RemovalKind;
  removed: number;
  total: number;
}

const edgesAtOnce = 10_000;

/** Fewer than this of a kind can go without a question, unless it is all of them. */
const shareLimit = 0.2;
const countLimit = 50;
const wholeKindLimit = 3;

/** @returns whether removing `removed` of `total` is more likely a wrong read than the truth */
export function isSuspicious(removed: number, total: number): boolean {
  if (removed >= total && total > wholeKindLimit) return true;
  return removed >= countLimit && removed > total * shareLimit;
}

export interface Removals {
  /** The operator accepts any removal. */
  acceptsAny: boolean;
  /** How many of a kind the graph held when the sync began. */
  setTotal(kind: RemovalKind, total: number): void;
  /** Edges into one target (a group, an app) that a scope read to its end no longer has. */
  edges(kind: EdgeKind, targetKey: string, sourceKeys: string[]): void;
  /** Edges that go with a node without having been looked at one by one. */
  alongside(kind: EdgeKind, count: number): void;
  nodes(kind: Exclude<RemovalKind, EdgeKind>, keys: string[]): void;
  /**
   * @param refusedBefore collectors whose last removal was refused and has not been accepted since: what was added
   * meanwhile must not make the same removal look small
   */
  refusals(refusedBefore: (collector: CollectorName) => boolean): Refusal[];
  /** Whether it is settled what becomes of so many nodes: the operator accepts any removal, or they are too many to go. */
  isSettled(kind: RemovalKind, count: number): boolean;
  counts(): Record<RemovalKind, number>;
  /**
   * Removes all that was noted: edges first, then nodes.
   * @param prefix what all keys of the org begin with
   * @param now as of when it is gone, in the history
   * @param confirm throws when another sync has taken over meanwhile: what that one has written is not to be removed
   */
  apply(graph: Graph, prefix: string, now: string, signal: AbortSignal, confirm: () => Promise<void>): Promise<void>;
}

/**
 * Notes what is to be removed until every collector has read and added, so that nobody loses access in the graph while it
 * only moved, and so that a sync that would remove too much can be stopped whole.
 *
 * Memory: one key per removed edge or node. Without `acceptAny` a kind is only counted, no longer listed, once so much of
 * it would go that the sync will be refused; so at most a fifth of the graph's edges are ever listed.
 */
export function createRemovals(options: { acceptAny: boolean }): Removals {
  const totals = new Map<RemovalKind, number>();
  const counted = new Map<RemovalKind, number>();
  const edgeRows = new Map<EdgeKind, { targetKey: string; sourceKeys: string[] }[]>();
  const nodeKeys = new Map<RemovalKind, string[]>();

  function count(kind: RemovalKind, removed: number): boolean {
    const now = (counted.get(kind) ?? 0) + removed;
    counted.set(kind, now);
    const hopeless = !options.acceptAny && isSuspicious(now, totals.get(kind) ?? now) && now > countLimit;
    if (hopeless) {
      edgeRows.delete(kind as EdgeKind);
      nodeKeys.delete(kind);
    }
    return !hopeless;
  }

  return {
    acceptsAny: options.acceptAny,
    setTotal: (kind, total) => void totals.set(kind, total),
    edges(kind, targetKey, sourceKeys) {
      if (sourceKeys.length === 0 || !count(kind, sourceKeys.length)) return;
      const rows = edgeRows.get(kind) ?? [];
      rows.push({ targetKey, sourceKeys });
      edgeRows.set(kind, rows);
    },
    alongside: (kind, removed) => void count(kind, removed),
    nodes(kind, keys) {
      if (keys.length === 0 || !count(kind, keys.length)) return;
      nodeKeys.set(kind, [...(nodeKeys.get(kind) ?? []), ...keys]);
    },
    refusals(refusedBefore) {
      if (options.acceptAny) return [];
      return [...counted]
        .map(([kind, removed]) => ({ kind, removed, total: totals.get(kind) ?? 0 }))
        .filter(
          ({ kind, removed, total }) =>
            isSuspicious(removed, total) || (removed > wholeKindLimit && refusedBefore(removalKinds[kind])),
        )
        .filter(({ removed }) => removed > 0);
    },
    isSettled: (kind, removed) => options.acceptAny || isSuspicious(removed, totals.get(kind) ?? 0),
    counts() {
      const kinds = Object.keys(removalKinds) as RemovalKind[];
      return Object.fromEntries(kinds.map((kind) => [kind, counted.get(kind) ?? 0])) as Record<RemovalKind, number>;
    },
    async apply(graph, prefix, now, signal, confirm) {
      const removeNodes = async (kind: RemovalKind, size: number, remove: (keys: string[]) => Promise<unknown>) => {
        for (const keys of slices(nodeKeys.get(kind) ?? [], size)) {
          await confirm();
          await remove(keys);
        }
      };
      const options = { signal };
      // A group or app may have more edges than one transaction should remove.
      const detach = async (statement: typeof writeQueries.detachGroups, keys: string[]) => {
        for (let removed = edgesAtOnce; removed === edgesAtOnce; ) {
          const [row] = await graph.write(statement, { keys, now, limit: BigInt(edgesAtOnce) }, options);
          removed = row?.removed ?? 0;
        }
      };
      for (const [kind, rows] of edgeRows) {
        for (const batch of edgeBatches(rows, 5_000)) {
          await confirm();
          await graph.write(edgeStatements[kind], { rows: batch, now }, options);
        }
      }
      await removeNodes("groups", 20, async (keys) => {
        await detach(writeQueries.detachGroups, keys);
        await graph.write(writeQueries.removeGroups, { keys, now }, options);
      });
      await removeNodes("apps", 20, async (keys) => {
        await detach(writeQueries.detachApps, keys);
        await graph.write(writeQueries.removeApps, { keys, now }, options);
      });
      await removeNodes("groupRules", 500, (keys) =>
        graph.write(writeQueries.removeGroupRules, { keys, now }, options),
      );
      await removeNodes("users", 200, (keys) => graph.write(writeQueries.removeUsers, { keys, now }, options));
      await removeNodes("roleAssignments", 500, (keys) =>
        graph.write(writeQueries.removeRoleAssignments, { keys, now }, options),
      );
      for (const [kind, statement] of Object.entries(adminStatements) as [
        RemovalKind,
        typeof writeQueries.removeRoles,
      ][]) {
        await removeNodes(kind, 500, (keys) => graph.write(statement, { keys }, options));
      }
      if (holders.some((kind) => nodeKeys.has(kind)))
        await graph.write(writeQueries.removeUnusedRoles, { prefix }, options);
    },
  };
}

const edgeStatements = {
  memberships: writeQueries.removeMemberships,
  userAssignments: writeQueries.removeUserAssignments,
  accounts: writeQueries.removeAccounts,
  groupAssignments: writeQueries.removeGroupAssignments,
  implicitAssignments: writeQueries.removeImplicitAssignments,
};

/** With these role assignments go. */
const holders = ["roleAssignments", "users", "groups", "apps"] as const;

/** After the assignments that refer to them; they leave no history. */
const adminStatements = {
  roles: writeQueries.removeRoles,
  resourceSets: writeQueries.removeResourceSets,
  apiTokens: writeQueries.removeApiTokens,
  credentials: writeQueries.removeCredentials,
  factors: writeQueries.removeFactors,
};

export function* slices<T>(items: T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** Batches of about `size` edges; a target with more is spread over several. */
function* edgeBatches(rows: { targetKey: string; sourceKeys: string[] }[], size: number) {
  let batch: { targetKey: string; sourceKeys: string[] }[] = [];
  let weight = 0;
  for (const { targetKey, sourceKeys } of rows) {
    for (const part of slices(sourceKeys, size)) {
      batch.push({ targetKey, sourceKeys: part });
      weight += part.length;
      if (weight >= size) {
        yield batch;
        batch = [];
        weight = 0;
      }
    }
  }
  if (batch.length > 0) yield batch;
}
