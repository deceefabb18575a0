import { setTimeout as sleep } from "node:timers/promises";
import type { Secret } from "../../config.ts";
import { probeBolt } from "./bolt-probe.ts";
import { freeBytes, type Layout } from "./layout.ts";
import { diskFull, LocalServerError } from "./local-server-error.ts";
import { wrongPassword } from "./password.ts";
import { explainFailure, storeCorrupt, whyDatabaseFailed } from "./start-failure.ts";

/** A server while it starts. */
export interface Starting {
  bolt: number;
  /** How a person would name it. */
  name: string;
  isAlive(): Promise<boolean>;
  /** What it has written so far. */
  output(): Promise<string>;
}

/** Far more than any recovery was seen to need; only a server that hangs reaches it. */
const LONGEST_START_MS = 15 * 60_000;

/** Waits for the server to answer over Bolt. Ends with its reason as soon as the server has ended. */
export async function waitUntilAnswers(
  layout: Layout,
  server: Starting,
  password: Secret,
  options: { log: (line: string) => void; signal?: AbortSignal | undefined },
): Promise<void> {
  const began = Date.now();
  let told = began;
  for (;;) {
    options.signal?.throwIfAborted();
    // Asked before the log is read: what the server wrote last is then in it.
    const alive = await server.isAlive();
    const output = await server.output();
    if (!alive) throw explainFailure(layout, "Neo4j ended before it was ready", output);
    // On a full disk Neo4j neither starts nor ends, and cannot write why.
    if (freeBytes(layout) < 1024 * 1024) throw diskFull(layout.data);
    if (output.includes(" Started.")) {
      const failure = whyDatabaseFailed(layout, output);
      if (failure) throw storeCorrupt(layout, failure);
      const result = await probeBolt(server.bolt, password);
      if (result === "answers") return;
      if (result === "stopped") {
        throw new LocalServerError(
          "DATABASE_STOPPED",
          `Neo4j (${server.name}) has stopped its database after a write that failed, as on a full disk. What it had confirmed is kept.`,
          `Stop it with \`access-graph neo4j stop\` and run the command again; ${layout.logs} tells why.`,
        );
      }
      if (result === "refused") throw wrongPassword(layout, `Neo4j refuses the password in ${layout.password}.`);
    }
    const now = Date.now();
    if (now - began > LONGEST_START_MS) {
      throw new LocalServerError(
        "START_FAILED",
        `Neo4j (${server.name}) has been starting for 15 minutes.`,
        `See ${layout.logs}; end it with \`access-graph neo4j stop\` and run the command again.`,
      );
    }
    if (now - told >= 5_000) {
      options.log(`Neo4j is starting: ${Math.round((now - began) / 1000)} s`);
      told = now;
    }
    await sleep(100, undefined, options.signal ? { signal: options.signal } : {});
  }
}
