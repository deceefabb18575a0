import DataLoader from "dataloader";
import type { Graph } from "../graph/graph.ts";
import { organizations } from "../graph/queries/read.ts";
import type { OrganizationRow } from "../graph/queries/rows.ts";
import type { Query } from "../graph/query.ts";
import { createKept, type Kept } from "./kept.ts";
import type { Asking, Operator } from "./operator.ts";
import type { StatementsTold } from "./statements-told.ts";
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
  kept: Kept;
  /** Null where only questions are answered. */
  operator: Operator | null;
  asking: Asking;
  /** Null unless the caller asked for the statements too. */
  statementsTold: StatementsTold | null;
}

export interface Batch<V> {
  load(key: string): Promise<V | undefined>;
}

// One operation must not take all connections from the others.
const mostAtOnce = 8;
// Keeps single statements within what Neo4j takes at ease; far more than one page has.
const largestBatch = 5_000;

/** @param pause shared by all operations of a process: a large answer is put together without keeping out the small ones */
export function createContext(
  graph: Graph,
  asking: Asking,
  pause: () => Promise<void> | undefined,
  operator: Operator | null = null,
  statementsTold: StatementsTold | null = null,
  kept: Kept = createKept(graph),
): Context {
  const { signal } = asking;
  const batches = new Map<string, Batch<unknown>>();
  let known: Promise<OrganizationRow[]> | undefined;

  const turns = createTurns(mostAtOnce);
  let paused = 0;

  /** What pauses is about to ask for more: it would come too late for the batch. */
  function onceAllHaveAsked(send: () => void): void {
    const sendOrWait = () => (paused === 0 ? send() : void setImmediate(sendOrWait));
    void Promise.resolve().then(() => process.nextTick(sendOrWait));
  }

  const context: Context = {
    kept,
    operator,
    asking,
    statementsTold,
    read: (query, params) => {
      statementsTold?.note(query, params);
      return turns(() => graph.read(query, params, { signal }));
    },
    batch: <V>(name: string, fetch: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) => {
      const present = batches.get(name);
      if (present !== undefined) return present as Batch<V>;
      const created = new DataLoader<string, unknown>(
        async (keys) => {
          const found = await fetch(keys);
          return keys.map((key) => found.get(key));
        },
        { maxBatchSize: largestBatch, batchScheduleFn: onceAllHaveAsked },
      );
      const batch: Batch<unknown> = {
        load: async (key) => {
          const value = await created.load(key);
          const pausing = pause();
          if (pausing !== undefined) {
            paused += 1;
            await pausing;
            paused -= 1;
          }
          return value;
        },
      };
      batches.set(name, batch);
      return batch as Batch<V>;
    },
    organizations: () => {
      known ??= context.read(organizations, {}).then((rows) => rows.map((row) => row.node));
      return known;
    },
  };
  return context;
}
