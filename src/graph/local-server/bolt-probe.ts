import neo4j, { Neo4jError } from "neo4j-driver";
import type { Secret } from "../../config.ts";

export type ProbeResult =
  | { kind: "answers" }
  | { kind: "not-yet" }
  | { kind: "refused" }
  /** The server runs, but could not open the database. */
  | { kind: "database-failed"; message: string };

/** Asks the database one trivial question over Bolt. */
export async function probeBolt(bolt: number, password: Secret): Promise<ProbeResult> {
  const driver = neo4j.driver(`bolt://127.0.0.1:${bolt}`, neo4j.auth.basic("neo4j", password.reveal()), {
    connectionTimeout: 5_000,
    connectionAcquisitionTimeout: 10_000,
    maxTransactionRetryTime: 0,
    telemetryDisabled: true,
  });
  try {
    await driver.executeQuery("RETURN 1", {}, { database: "neo4j", routing: "READ" });
    return { kind: "answers" };
  } catch (error) {
    const code = error instanceof Neo4jError ? error.code : "";
    if (code.startsWith("Neo.ClientError.Security.")) return { kind: "refused" };
    if (!code.includes("DatabaseUnavailable") && !code.includes("DatabaseNotFound")) return { kind: "not-yet" };
    try {
      const { records } = await driver.executeQuery(
        "SHOW DATABASE neo4j YIELD statusMessage",
        {},
        { database: "system" },
      );
      const message = String(records[0]?.get("statusMessage") ?? "");
      return message ? { kind: "database-failed", message } : { kind: "not-yet" };
    } catch {
      return { kind: "not-yet" };
    }
  } finally {
    await driver.close();
  }
}
