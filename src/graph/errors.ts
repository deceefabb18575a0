import { Neo4jError } from "neo4j-driver";

/** What kind of trouble the graph had; decides the exit code, the GraphQL code and whether asking again can help. */
export type GraphFailure = "UNAVAILABLE" | "SIGN_IN" | "VERSION" | "RIGHTS" | "TIMED_OUT" | "OUT_OF_MEMORY" | "QUERY";

/** Trouble with Neo4j. The message says what happened, what it means for the data and what to do; never a parameter value. */
export class GraphError extends Error {
  override name = "GraphError";
  readonly failure: GraphFailure;
  /** Neo4j's own code, e.g. `Neo.ClientError.Statement.SyntaxError`, or null where Neo4j was not reached. */
  readonly code: string | null;

  constructor(failure: GraphFailure, message: string, options: { code?: string | null; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.failure = failure;
    this.code = options.code ?? null;
  }
}

const timeOutCodes = new Set([
  "Neo.ClientError.Transaction.TransactionTimedOut",
  "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
  "Neo.TransientError.Transaction.LockAcquisitionTimeout",
]);

const memoryCodes = new Set([
  "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
  "Neo.ClientError.General.TransactionOutOfMemoryError",
  "Neo.TransientError.General.TransactionMemoryLimit",
  "Neo.TransientError.General.OutOfMemoryError",
]);

/** Neo4j is away: it refuses connections, ends them, or stays silent. */
export function unavailable(doing: string, options: { code?: string | null; cause?: unknown } = {}): GraphError {
  return new GraphError(
    "UNAVAILABLE",
    `Neo4j did not answer (${doing}). A write that was under way may or may not be there; the next sync settles it. Check that the server runs and that NEO4J_URI is right; for the managed server: access-graph neo4j status.`,
    options,
  );
}

/**
 * Turns what the driver threw into a GraphError. Abort errors pass through unchanged, so that an interrupted caller
 * sees its own signal's reason.
 * @param doing what was being done, e.g. `read/who-can-reach`
 */
export function toGraphError(error: unknown, doing: string): Error {
  if (error instanceof GraphError) return error;
  if (!(error instanceof Neo4jError)) return error instanceof Error ? error : new Error(String(error));
  const code = error.code;
  const isGone = code === "ServiceUnavailable" || code === "SessionExpired" || code.includes("DatabaseUnavailable");
  // Without a code of its own: all connections wait for an answer that does not come.
  if (isGone || error.message.includes("acquisition timed out")) return unavailable(doing, { code, cause: error });
  if (code.startsWith("Neo.ClientError.Security")) {
    const refused = code.endsWith("Forbidden");
    return new GraphError(
      refused ? "RIGHTS" : "SIGN_IN",
      refused
        ? `Neo4j refused ${doing}: the user may not do this. Give it the rights to read, write and create constraints on the database.`
        : "Neo4j refused the user name or password. Check NEO4J_USERNAME and NEO4J_PASSWORD.",
      { code, cause: error },
    );
  }
  if (timeOutCodes.has(code)) {
    return new GraphError("TIMED_OUT", `Neo4j stopped ${doing} at its time limit. Ask for less at once.`, {
      code,
      cause: error,
    });
  }
  if (memoryCodes.has(code)) {
    return new GraphError("OUT_OF_MEMORY", `Neo4j stopped ${doing} at its memory limit. Ask for less at once.`, {
      code,
      cause: error,
    });
  }
  return new GraphError("QUERY", `Neo4j could not run ${doing}: ${code}.`, { code, cause: error });
}
