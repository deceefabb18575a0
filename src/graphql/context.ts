import DataLoader from "dataloader";
import type { Graph } from "../graph/graph.ts";
import { organizations } from "../graph/queries/read.ts";
import type { OrganizationRow } from "../graph/queries/rows.ts";
import type { Query } from "../graph/query.ts";
import { createTurns } from "./turns.ts";

/** What the resolvers of one operation share. */
export interface Context {
  /** Runs one read; given up when the caller goes away. */
  read<P, R>(query: Query<P, R>, params: P): Promise<R[]>;
  /**
   * Answers for many keys at once: all that is asked under one name in one go becomes one call of `fetch`.
   * The name must tell apart whatever `fetch` depends on beyond the keys.
   */
  batch<V>(name: string, fetch: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>): Batch<V>;
  /** The connected orgs, read once. */
  organizations(): Promise<OrganizationRow[]>;
}

export interface Batch<V> {
  load(key: string): Promise<V | undefined>;
}

// One operation must not take all connections from the others.
const mostAtOnce = 8;
// Keeps single statements within what Neo4j takes at ease; far more than one page has.
const largestBatch = 5_000;

export function createContext(graph: Graph, signal: AbortSignal | undefined): Context {
  const batches = new Map<string, DataLoader<string, unknown>>();
  let known: Promise<OrganizationRow[]> | undefined;

  const turns = createTurns(mostAtOnce);

  const context: Context = {
    read: (query, params) => turns(() => graph.read(query, params, { signal })),
    batch: <V>(name: string, fetch: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) => {
      const present = batches.get(name);
      if (present !== undefined) return present as Batch<V>;
      const created = new DataLoader<string, unknown>(
        async (keys) => {
          const found = await fetch(keys);
          return keys.map((key) => found.get(key));
        },
        { maxBatchSize: largestBatch },
      );
      batches.set(name, created);
      return created as Batch<V>;
    },
    organizations: () => {
      known ??= context.read(organizations, {}).then((rows) => rows.map((row) => row.node));
      return known;
    },
  };
  return context;
}
