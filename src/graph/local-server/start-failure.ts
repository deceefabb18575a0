import { readFileSync } from "node:fs";
import type { Layout } from "./layout.ts";
import { diskFull, LocalServerError } from "./local-server-error.ts";
import { portTaken } from "./ports.ts";

/** Turns what a server that would not start has written into the one error that says why and what to do. */
export function explainFailure(layout: Layout, what: string, output: string): LocalServerError {
  const has = (...texts: string[]) => texts.some((text) => output.includes(text));
  if (has("Address already in use", "PortBindException")) {
    const port = /bind to the socket \S*?:(\d+)/.exec(output)?.[1] ?? /Failed to bind to \S*?:(\d+)/.exec(output)?.[1];
    return portTaken(port ? Number(port) : null);
  }
  if (has("No space left on device", "OutOfDiskSpace", "Not enough space", "Disk quota exceeded")) {
    return diskFull(layout.data);
  }
  if (has("FileLockException", "locked by another process", "Unable to obtain lock on store lock file")) {
    return new LocalServerError(
      "DATA_LOCKED",
      `The data in ${layout.data} is in use by another Neo4j which this product did not start.`,
      "Stop that server, or set ACCESS_GRAPH_HOME to another folder, then run the command again.",
    );
  }
  if (has("UnsupportedClassVersionError")) {
    return new LocalServerError("JAVA_TOO_OLD", "The Java in use is too old for Neo4j.", "Install Java 17 or newer.");
  }
  if (
    has("Could not find or load main class", "ClassNotFoundException", "NoClassDefFoundError", "error in opening zip")
  ) {
    return new LocalServerError(
      "CACHE_BROKEN",
      `Neo4j's jars are damaged: ${firstReason(output)}`,
      "Remove the folder of Neo4j's jars (ACCESS_GRAPH_CACHE) and run the command again.",
    );
  }
  if (
    has("Could not reserve enough space", "insufficient memory", "OutOfMemoryError", "Invalid memory configuration")
  ) {
    return new LocalServerError(
      "MEMORY",
      "There is not enough free memory to start Neo4j.",
      "Close other programs or give the machine or container at least 1.5 GB.",
    );
  }
  if (has("Permission denied", "AccessDeniedException", "Read-only file system")) {
    return new LocalServerError(
      "HOME_UNWRITABLE",
      `Neo4j cannot write below ${layout.home}: ${firstReason(output)}`,
      "Make it a folder that this user may write to, or set ACCESS_GRAPH_HOME to another one.",
    );
  }
  if (
    has(
      "StoreId",
      "RecordFormat",
      "InconsistentData",
      "UnderlyingStorageException",
      "corrupt",
      "checksum",
      "MetaDataStore",
    )
  ) {
    return storeCorrupt(layout, firstReason(output));
  }
  return new LocalServerError(
    "START_FAILED",
    [`${what}:`, ...tail(output, 8).map((line) => `  ${line}`)].join("\n"),
    `The whole account is in ${layout.logs}. If it stays so, remove ${layout.data} with ${layout.password} and sync again.`,
  );
}

export function storeCorrupt(layout: Layout, reason: string): LocalServerError {
  return new LocalServerError(
    "STORE_CORRUPT",
    `Neo4j cannot open its data in ${layout.data}: ${reason}`,
    `Stop the server, remove ${layout.data} and ${layout.password}, and sync again: all of it is read anew from Okta. ` +
      `Details are in ${layout.debugLog}.`,
  );
}

/**
 * A server whose database cannot be opened starts all the same and writes the reason into its debug log only, after
 * those of earlier starts. Asking it instead takes it up to 20 s.
 */
export function whyDatabaseFailed(layout: Layout, output: string): string | null {
  const began = output.slice(0, "2026-01-01 00:00:00.000".length);
  const lines = readTail(layout.debugLog, 1024 * 1024).split("\n");
  const failed = lines.findLastIndex((line) => /ERROR.* Failed to start DatabaseId\{\w*\[neo4j\]\}/.test(line));
  if (failed === -1 || (lines[failed] ?? "") < began) return null;
  const after = lines.slice(failed + 1);
  const end = after.findIndex((line) => /^\d{4}-/.test(line));
  const causes = after.slice(0, end === -1 ? after.length : end).filter((line) => line.startsWith("Caused by: "));
  return causes.at(-1)?.slice("Caused by: ".length, 400) ?? "it gives no reason";
}

export function readTail(path: string, bytes = 64 * 1024): string {
  try {
    return readFileSync(path, "utf8").slice(-bytes);
  } catch {
    return "";
  }
}

function firstReason(output: string): string {
  const causes = output.split("\n").filter((line) => line.startsWith("Caused by: "));
  const said =
    causes.at(-1)?.slice("Caused by: ".length) ?? output.split("\n").find((line) => /ERROR|Exception|Error/.test(line));
  return (said ?? "no reason given").slice(0, 300);
}

function tail(output: string, count: number): string[] {
  return output
    .split("\n")
    .filter((line) => line.trim() && !/^\s*(at |\.\.\. \d+ more)/.test(line))
    .slice(-count)
    .map((line) => line.slice(0, 300));
}
