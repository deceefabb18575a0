import { closeSync, openSync, readSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { existingLayout } from "./layout.ts";
import { ensureLocalServer, stopLocalServer } from "./local-server.ts";
import { LocalServerError } from "./local-server-error.ts";
import { type LocalServer, type LocalServerOptions, settle } from "./options.ts";
import { explainFailure, readTail } from "./start-failure.ts";
import { readState } from "./state.ts";
import { isAlive } from "./ways.ts";

export interface ForegroundOptions extends LocalServerOptions {
  /** Ends the server. */
  signal: AbortSignal;
  /** Given the server's log as it grows. */
  write(text: string): void;
  onReady(server: LocalServer): void;
}

/** Runs the server until the signal comes, with its log shown; the server is stopped when this returns. */
export async function runLocalServer(options: ForegroundOptions): Promise<void> {
  const settings = settle(options);
  const server = await ensureLocalServer(options);
  const layout = existingLayout(options.home);
  const state = layout && readState(layout);
  if (!server.started || !layout || !state) {
    throw new LocalServerError(
      "ALREADY_RUNNING",
      "The local Neo4j runs already, started by another command.",
      "Stop it with `access-graph neo4j stop` to run it here, or use it as it is.",
    );
  }
  // A container keeps the same log in its mounted folder.
  const path = state.way === "maven" ? layout.consoleLog : layout.neo4jLog;
  const log = follow(path, options.write);
  try {
    log.show();
    options.onReady(server);
    while (!options.signal.aborted && (await isAlive(layout, state, settings))) {
      await sleep(200, undefined, { signal: options.signal }).catch(() => {});
      log.show();
    }
    const { signal: _, ...rest } = options;
    await stopLocalServer(rest);
    log.show();
  } finally {
    log.close();
  }
  const output = readTail(path);
  // Another command may have stopped it in order; anything else is a failure.
  if (!options.signal.aborted && !output.trimEnd().endsWith("Stopped.")) {
    throw explainFailure(layout, "Neo4j ended by itself", output);
  }
}

function follow(path: string, write: (text: string) => void) {
  const file = openSync(path, "r");
  const buffer = Buffer.alloc(64 * 1024);
  return {
    show() {
      for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
        write(buffer.toString("utf8", 0, size));
      }
    },
    close: () => closeSync(file),
  };
}
