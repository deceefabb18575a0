import neo4j, { type Driver, type Session } from "neo4j-driver";
import type { Secret } from "../config.ts";
import { GraphError, toGraphError } from "./errors.ts";
import { inTime, readGraceMs, writeGraceMs } from "./in-time.ts";
import { ownClientName } from "./other-clients.ts";
import { createPauses } from "./pauses.ts";
import type { Query } from "./query.ts";
import { retried, retryForMs } from "./retries.ts";
import { checkServer } from "./server-check.ts";
import { toPlainRow } from "./values.ts";

export interface GraphSettings {
  uri: string;
  username: string;
  password: Secret;
  /** null: the user's home database. */
  database: string | null;
}

export interface GraphOptions {
  /** Upper bound for one read, in milliseconds. The server enforces it. */
  readTimeoutMs?: number;
  /** Upper bound for one write transaction, in milliseconds. */
  writeTimeoutMs?: number;
  /** Told the name and duration of every statement sent; for metrics. */
  onStatement?: (name: string, durationMs: number, failed: boolean) => void;
}

export interface StatementOptions {
  signal?: AbortSignal | undefined;
  timeoutMs?: number | undefined;
}

export interface WriteOptions extends StatementOptions {
  fence?: Fence | undefined;
}

/**
 * A statement that ends the same transaction: where it finds nothing, the right to write is gone, and nothing is written.
 * It comes last, so that the locks it takes are held for no longer than the commit.
 */
export interface Fence {
  query: Query<Record<string, unknown>, unknown>;
  params: Record<string, unknown>;
  /** What to throw. */
  broken(): Error;
}

/** A connection to the graph. Reads go to readers and see every earlier write of this connection; writes go to the leader. */
export interface Graph {
  readonly serverVersion: string;
  /** Runs one read and returns all its rows; the statement must bound them itself. Retried when a retry can help. */
  read<P, R>(query: Query<P, R>, params: P, options?: StatementOptions): Promise<R[]>;
  /** Runs one read and hands out its rows as they come, with back-pressure. Not retried: rows may already have been used. */
  stream<P, R>(query: Query<P, R>, params: P, options?: StatementOptions): AsyncGenerator<R>;
  /** Runs one write in a transaction of its own: done whole or not at all. Retried when a retry can help. */
  write<P, R>(query: Query<P, R>, params: P, options?: WriteOptions): Promise<R[]>;
  /** Runs one statement outside an explicit transaction: schema changes and `CALL {} IN TRANSACTIONS` need that. */
  autocommit<P, R>(query: Query<P, R>, params: P, options?: StatementOptions): Promise<R[]>;
  /** The plan Neo4j chooses for a statement, without running it. */
  explain<P, R>(query: Query<P, R>, params: Record<string, unknown>): Promise<{ plan: PlanNode; columns: string[] }>;
  /** How many statements this connection has sent. */
  statements(): number;
  close(): Promise<void>;
}

export interface PlanNode {
  operatorType: string;
  identifiers: string[];
  arguments: Record<string, unknown>;
  children: PlanNode[];
}

/**
 * Connects and makes sure the server can be used: reachable, version 5.26 or newer, user accepted.
 * Works with one server (`bolt://`, `neo4j://`), a cluster or Aura (`neo4j+s://`).
 * @throws GraphError with failure UNAVAILABLE, SIGN_IN, VERSION or RIGHTS
 */
export async function connectGraph(settings: GraphSettings, options: GraphOptions = {}): Promise<Graph> {
  const readTimeoutMs = options.readTimeoutMs ?? 15_000;
  const writeTimeoutMs = options.writeTimeoutMs ?? 120_000;
  const driver = openDriver(settings);
  const pause = createPauses();
  let sent = 0;

  function session(mode: "READ" | "WRITE", fetchSize?: number): Session {
    return driver.session({
      defaultAccessMode: mode === "READ" ? neo4j.session.READ : neo4j.session.WRITE,
      // One bookmark manager for all sessions: a read on a cluster's reader waits for the write before it.
      bookmarkManager: driver.executeQueryBookmarkManager,
      ...(fetchSize === undefined ? {} : { fetchSize }),
      ...(settings.database === null ? {} : { database: settings.database }),
    });
  }

  /** A session that closes when its caller goes, which makes Neo4j end the transaction: what nobody waits for costs nothing. */
  function attended(mode: "READ" | "WRITE", signal: AbortSignal | undefined, fetchSize?: number) {
    const open = session(mode, fetchSize);
    const abort = () => void open.close().catch(() => {});
    signal?.addEventListener("abort", abort, { once: true });
    const close = async () => {
      signal?.removeEventListener("abort", abort);
      await open.close();
    };
    return { open, close };
  }

  async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    let failed = true;
    try {
      const result = await work();
      failed = false;
      return result;
    } catch (error) {
      throw toGraphError(error, name);
    } finally {
      options.onStatement?.(name, performance.now() - started, failed);
    }
  }

  async function rowsOf<P, R>(query: Query<P, R>, { records }: { records: unknown[] }): Promise<R[]> {
    const rows: R[] = [];
    for (const record of records as Row[]) {
      rows.push(rowOf(query, record));
      const pausing = pause();
      if (pausing !== undefined) await pausing;
    }
    return rows;
  }

  /** In a transaction that Neo4j opens for the one statement: one way there and back, where an own one takes three. */
  async function read<P, R>(query: Query<P, R>, params: P, given: StatementOptions): Promise<R[]> {
    given.signal?.throwIfAborted();
    const checked = query.params.parse(params) as Record<string, unknown>;
    const timeout = given.timeoutMs ?? readTimeoutMs;
    const config = { timeout, metadata: metadataOf(query) };
    return await timed(query.name, () =>
      inTime(query.name, timeout + readGraceMs, given.signal, () => retried(given.signal, attempt)),
    );

    async function attempt(): Promise<R[]> {
      const { open, close } = attended("READ", given.signal, 250);
      try {
        sent += 1;
        return await rowsOf(query, await open.run(query.text, checked, config));
      } catch (error) {
        given.signal?.throwIfAborted();
        throw error;
      } finally {
        await close();
      }
    }
  }

  async function write<P, R>(query: Query<P, R>, params: P, given: WriteOptions): Promise<R[]> {
    given.signal?.throwIfAborted();
    const checked = query.params.parse(params) as Record<string, unknown>;
    const timeout = given.timeoutMs ?? writeTimeoutMs;
    const config = { timeout, metadata: metadataOf(query) };
    return await timed(query.name, () => inTime(query.name, timeout + writeGraceMs, given.signal, attempt));

    async function attempt(): Promise<R[]> {
      const { open, close } = attended("WRITE", given.signal, 250);
      try {
        const work = async (transaction: { run(text: string, params: unknown): Promise<{ records: unknown[] }> }) => {
          sent += 1;
          const { fence } = given;
          if (fence === undefined) return await transaction.run(query.text, checked);
          const [result, standing] = await Promise.all([
            transaction.run(query.text, checked),
            transaction.run(fence.query.text, fence.params),
          ]);
          if (standing.records.length === 0) throw fence.broken();
          return result;
        };
        return await rowsOf(query, await open.executeWrite(work, config));
      } catch (error) {
        given.signal?.throwIfAborted();
        throw error;
      } finally {
        await close();
      }
    }
  }

  async function* stream<P, R>(query: Query<P, R>, params: P, given: StatementOptions = {}): AsyncGenerator<R> {
    given.signal?.throwIfAborted();
    const checked = query.params.parse(params) as Record<string, unknown>;
    const { open, close } = attended("READ", given.signal, 2_000);
    const started = performance.now();
    let failed = true;
    try {
      sent += 1;
      const result = open.run(query.text, checked, {
        timeout: given.timeoutMs ?? writeTimeoutMs,
        metadata: metadataOf(query),
      });
      for await (const record of result) {
        given.signal?.throwIfAborted();
        yield rowOf(query, record);
      }
      failed = false;
    } catch (error) {
      given.signal?.throwIfAborted();
      throw toGraphError(error, query.name);
    } finally {
      await close();
      options.onStatement?.(query.name, performance.now() - started, failed);
    }
  }

  async function autocommit<P, R>(query: Query<P, R>, params: P, given: StatementOptions = {}): Promise<R[]> {
    given.signal?.throwIfAborted();
    const checked = query.params.parse(params) as Record<string, unknown>;
    return await timed(query.name, async () => {
      const { open, close } = attended("WRITE", given.signal);
      try {
        sent += 1;
        const result = await open.run(query.text, checked, given.timeoutMs ? { timeout: given.timeoutMs } : {});
        return result.records.map((record) => rowOf(query, record));
      } catch (error) {
        given.signal?.throwIfAborted();
        throw error;
      } finally {
        await close();
      }
    });
  }

  async function explain<P, R>(query: Query<P, R>, params: Record<string, unknown>) {
    const open = session("READ");
    try {
      const { summary } = await open.run(`EXPLAIN ${query.text}`, params);
      const plan = summary.plan as PlanNode;
      const produced = String(plan.arguments.Details ?? "");
      return { plan, columns: produced.split(",").map((name) => name.trim()) };
    } catch (error) {
      throw toGraphError(error, `EXPLAIN ${query.name}`);
    } finally {
      await open.close();
    }
  }

  try {
    const serverVersion = await checkServer(driver, settings);
    return {
      serverVersion,
      read: (query, params, given = {}) => read(query, params, given),
      write: (query, params, given = {}) => write(query, params, given),
      stream,
      autocommit,
      explain,
      statements: () => sent,
      close: () => driver.close(),
    };
  } catch (error) {
    await driver.close();
    throw error;
  }
}

interface Row {
  toObject(): object;
}

/** What `SHOW TRANSACTIONS` tells of a statement. */
function metadataOf({ name }: { name: string }): Record<string, string> {
  return { app: "access-graph", statement: name };
}

function rowOf<P, R>(query: Query<P, R>, record: Row): R {
  return query.row.parse(toPlainRow(record.toObject()));
}

function openDriver(settings: GraphSettings): Driver {
  try {
    return neo4j.driver(settings.uri, neo4j.auth.basic(settings.username, settings.password.reveal()), {
      // Integers of ours stay far below 2^53: counts, priorities, sync numbers.
      disableLosslessIntegers: true,
      maxConnectionPoolSize: 50,
      connectionAcquisitionTimeout: 15_000,
      connectionTimeout: 10_000,
      // Aura cuts connections at 60 minutes; an idle one may have been cut by a proxy before.
      maxConnectionLifetime: 50 * 60_000,
      connectionLivenessCheckTimeout: 30_000,
      maxTransactionRetryTime: retryForMs,
      telemetryDisabled: true,
      userAgent: ownClientName,
    });
  } catch (error) {
    throw new GraphError(
      "UNAVAILABLE",
      `NEO4J_URI is not an address Neo4j's driver understands: use bolt://, neo4j://, bolt+s:// or neo4j+s:// and a host.`,
      { cause: error },
    );
  }
}
