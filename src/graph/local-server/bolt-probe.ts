import neo4j, { Neo4jError } from "neo4j-driver";
import type { Secret } from "../../config.ts";

export type ProbeResult = "answers" | "not-yet" | "refused";

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
    return "answers";
  } catch (error) {
    const refused = error instanceof Neo4jError && error.code.startsWith("Neo.ClientError.Security.");
    return refused ? "refused" : "not-yet";
  } finally {
    await driver.close();
  }
}
